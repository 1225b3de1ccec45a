package io.madoguchi.consent.decision;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * A signed decision as the log proves it: which answer was given when, and the hash of its signature. Whom it was about only
 * the decision itself says; the entry lies sealed under that person's key.
 *
 * @param proof SHA-256 of the JWS that was handed out
 */
@RegisterForReflection
record SignedDecision(
        String decision,
        String company,
        UUID purpose,
        Operation operation,
        Verdict.Outcome outcome,
        Rule rule,
        Instant decidedAt,
        String proof) {

    static SignedDecision of(LoggedDecision decision, Verdict verdict, String sha256) {
        return new SignedDecision(
                DecisionIds.text(decision),
                decision.company(),
                decision.facts().asked().purpose(),
                decision.facts().asked().operation(),
                verdict.outcome(),
                verdict.decisive().rule(),
                decision.decidedAt(),
                sha256);
    }
}
