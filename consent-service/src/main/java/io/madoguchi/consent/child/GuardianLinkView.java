package io.madoguchi.consent.child;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A guardian's link as staff see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record GuardianLinkView(
        UUID id,
        String company,
        String person,
        @Nullable String guardian,
        GuardianLink.Method method,
        String document,
        Instant since,
        LocalDate reAskOn,
        @Nullable Instant reAskedAt,
        @Nullable Instant endedAt) {

    static GuardianLinkView of(GuardianLink link) {
        return new GuardianLinkView(
                link.id,
                link.company,
                link.person,
                link.guardian,
                link.method,
                link.document,
                link.since,
                link.reAskOn,
                link.reAskedAt,
                link.endedAt);
    }
}
