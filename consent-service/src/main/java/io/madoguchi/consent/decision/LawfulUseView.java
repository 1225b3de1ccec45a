package io.madoguchi.consent.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A use that a law authorises, and how far it has come. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record LawfulUseView(
        UUID id,
        String company,
        UUID purpose,
        @Nullable String person,
        String article,
        String justification,
        Instant from,
        Instant until,
        LawfulUse.State state,
        Instant createdAt,
        @Nullable Instant approvedAt,
        @Nullable Instant endedAt) {

    static LawfulUseView of(LawfulUse use) {
        return new LawfulUseView(
                use.id,
                use.company,
                use.purpose,
                use.person,
                use.article,
                use.justification,
                use.validFrom,
                use.validUntil,
                use.state,
                use.createdAt,
                use.approvedAt,
                use.endedAt);
    }
}
