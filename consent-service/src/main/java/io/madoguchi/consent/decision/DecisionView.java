package io.madoguchi.consent.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A decision with its reasons, in the order the rules were asked, and the exact revisions it rests on. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record DecisionView(
        UUID id,
        Verdict.Outcome decision,
        @Nullable UseGround ground,
        List<Verdict.Reason> reasons,
        UUID purpose,
        @Nullable Integer purposeVersion,
        @Nullable UUID policy,
        @Nullable Integer policyVersion,
        List<UUID> episodes,
        Instant at,
        Instant decidedAt) {

    static DecisionView of(Decision decision) {
        return new DecisionView(
                decision.id,
                decision.outcome,
                decision.ground,
                decision.reasons,
                decision.purpose,
                decision.purposeVersion,
                decision.policy,
                decision.policyVersion,
                decision.episodes,
                decision.at,
                decision.decidedAt);
    }
}
