package io.madoguchi.consent.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where one person stands in one change. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record ChangePersonView(
        String person,
        UUID change,
        String company,
        PolicyChangePerson.State state,
        ChangeStanding standing,
        List<UUID> uses,
        Instant toldAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant startsAt,
        @Nullable Instant objectedAt) {

    static ChangePersonView of(PolicyChangePerson person, Instant now) {
        return new ChangePersonView(
                person.person,
                person.change,
                person.company,
                person.state,
                person.standing(now),
                List.of(person.uses),
                person.toldAt,
                person.deliveredAt,
                person.startsAt,
                person.objectedAt);
    }
}
