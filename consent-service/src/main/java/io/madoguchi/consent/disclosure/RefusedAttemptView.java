package io.madoguchi.consent.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.consent.ground.RefusalRule;
import io.madoguchi.consent.policy.DisclosureGround;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A refused attempt, for audit. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record RefusedAttemptView(
        UUID id,
        String company,
        String outcome,
        RefusalRule rule,
        String clause,
        @Nullable String article,
        @Nullable DisclosureGround ground,
        @Nullable UUID recipient,
        List<String> items,
        @Nullable String purpose,
        @Nullable String person,
        @Nullable UUID manifest,
        @Nullable UUID disclosure,
        Instant at,
        String askedBy) {

    static RefusedAttemptView of(RefusedAttempt r) {
        return new RefusedAttemptView(
                r.id,
                r.company,
                r.outcome,
                r.rule,
                r.clause,
                r.article,
                r.ground,
                r.recipient,
                r.items,
                r.purpose,
                r.person,
                r.manifest,
                r.disclosure,
                r.at,
                r.askedBy);
    }
}
