package io.madoguchi.consent.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision with its reasons, in the order the rules were asked, and the exact revisions it rests on.
 *
 * @param id proves by a keyed hash that this service gave this answer
 * @param disclosure on which ground data may be passed on, or by which rule not, where that was asked
 * @param proof the same, signed, as a JWS anyone can check
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record DecisionView(
        String id,
        Verdict.Outcome decision,
        @Nullable UseGround ground,
        List<Verdict.Reason> reasons,
        List<Obligation> obligations,
        String company,
        UUID purpose,
        Operation operation,
        @Nullable Integer purposeVersion,
        @Nullable UUID policy,
        @Nullable Integer policyVersion,
        Revisions revisions,
        Instant at,
        Instant knownAt,
        Instant decidedAt,
        @Nullable Instant nextReview,
        @Nullable PassingView disclosure,
        @Nullable String proof) {

    /** The rows the facts about the person come from; each of them never changes. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    record Revisions(@Nullable UUID consentEvent, @Nullable UUID notice, List<UUID> contracts, List<UUID> laws) {

        static Revisions of(Facts facts) {
            return new Revisions(
                    facts.person().event(),
                    facts.person().notice(),
                    facts.contracts().stream().map(Facts.Contract::id).toList(),
                    facts.laws().stream().map(Facts.Law::id).toList());
        }
    }

    static DecisionView of(LoggedDecision decision, Verdict verdict, @Nullable String proof) {
        Facts facts = decision.facts();
        Facts.Policy policy = facts.policy();
        return new DecisionView(
                DecisionIds.text(decision),
                verdict.outcome(),
                verdict.ground(),
                verdict.reasons(),
                verdict.obligations(),
                decision.company(),
                facts.asked().purpose(),
                facts.asked().operation(),
                verdict.purposeVersion(),
                policy == null ? null : policy.id(),
                policy == null ? null : policy.version(),
                Revisions.of(facts),
                facts.asked().at(),
                facts.asked().knownAt(),
                decision.decidedAt(),
                verdict.nextReview(),
                PassingView.of(facts, verdict.decisive().rule()),
                proof);
    }
}
