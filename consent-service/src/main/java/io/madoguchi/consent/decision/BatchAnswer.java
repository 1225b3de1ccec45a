package io.madoguchi.consent.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.problems.Problem;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the answer to a batch: the decision with its deciding reason, or what was wrong with the line.
 *
 * @param line of the question, from 1
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@RegisterForReflection
record BatchAnswer(
        long line,
        @Nullable String id,
        @Nullable String person,
        Verdict.@Nullable Outcome decision,
        @Nullable UseGround ground,
        Verdict.@Nullable Reason reason,
        List<Obligation> obligations,
        @Nullable UUID purpose,
        @Nullable Integer purposeVersion,
        @Nullable UUID policy,
        @Nullable Integer policyVersion,
        @Nullable Instant nextReview,
        @Nullable PassingView disclosure,
        @Nullable Problem problem) {

    static BatchAnswer of(long line, LoggedDecision decision, Rule decisive) {
        Facts facts = decision.facts();
        Facts.Policy policy = facts.policy();
        List<Obligation> obligations = decisive.allows() ? Verdict.obligations(decisive, facts) : List.of();
        return new BatchAnswer(
                line,
                DecisionIds.text(decision),
                decision.person(),
                Verdict.outcome(decisive, obligations),
                Verdict.ground(decisive),
                new Verdict.Reason(decisive, decisive.text(facts)),
                obligations,
                facts.asked().purpose(),
                Verdict.version(decisive, facts),
                policy == null ? null : policy.id(),
                policy == null ? null : policy.version(),
                Verdict.nextReview(facts),
                PassingView.of(facts, decisive),
                null);
    }

    static BatchAnswer broken(long line, Problem problem) {
        return new BatchAnswer(
                line, null, null, null, null, null, List.of(), null, null, null, null, null, null, problem);
    }
}
