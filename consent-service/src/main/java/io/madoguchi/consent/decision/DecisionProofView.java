package io.madoguchi.consent.decision;

import io.madoguchi.consent.ledger.LedgerProof;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * That a signed decision stands in the public log.
 *
 * @param sha256 of the proof as it was handed out
 */
@RegisterForReflection
record DecisionProofView(String decision, String sha256, LedgerProof log) {}
