package io.madoguchi.consent.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** May it be used? A no is the same whether the person is known here or not, so it has no reasons. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record ContactAnswer(
        String id,
        Verdict.Outcome decision,
        @Nullable UseGround ground,
        List<Obligation> obligations,
        @Nullable Instant nextReview) {

    static ContactAnswer of(LoggedDecision decision, Verdict verdict) {
        return new ContactAnswer(
                DecisionIds.text(decision),
                verdict.outcome(),
                verdict.ground(),
                verdict.obligations(),
                verdict.allows() ? verdict.nextReview() : null);
    }
}
