package io.madoguchi.consent.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.madoguchi.consent.Sha256;
import io.madoguchi.consent.ledger.Ledger;
import io.madoguchi.consent.ledger.LedgerKind;
import io.madoguchi.consent.ledger.Proofs;
import io.madoguchi.persons.PersonRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What turns an answer into a proof: the signing key, the writer that makes the bytes that are signed, and the ledger, so
 * that nobody, we included, can sign another answer later and call it the one of then.
 */
@ApplicationScoped
class Proving {

    private final DecisionKey key;
    private final ObjectMapper json;
    private final Ledger ledger;
    private final Proofs proofs;

    Proving(DecisionKey key, ObjectMapper json, Ledger ledger, Proofs proofs) {
        this.key = key;
        this.json = json;
        this.ledger = ledger;
        this.proofs = proofs;
    }

    /** Signs, and has the ledger hold what was signed; the decision is in its log by then. */
    @Transactional
    String prove(LoggedDecision decision, Verdict verdict) {
        String jws = sign(DecisionView.of(decision, verdict, null));
        String sha256 = Sha256.hex(jws);
        UUID entry = ledger.append(
                LedgerKind.DECISION_PROOF, whose(decision, verdict), SignedDecision.of(decision, verdict, sha256));
        DecisionProof.of(decision.id(), entry, sha256).persist();
        return jws;
    }

    /** Where the proof of a decision stands in the log; empty when none was asked for. */
    @Transactional
    Optional<DecisionProofView> of(LoggedDecision decision) {
        return DecisionProof.of(decision.id())
                .map(p -> new DecisionProofView(DecisionIds.text(decision), p.sha256, proofs.of(p.entry)));
    }

    /** For a person whose data was removed no key is made anew (E14). */
    private static @Nullable PersonRef whose(LoggedDecision decision, Verdict verdict) {
        String person = decision.person();
        return person == null || verdict.decisive().rule() == Rule.PERSON_REMOVED ? null : new PersonRef(person);
    }

    private String sign(DecisionView view) {
        try {
            return key.sign(json.writeValueAsString(view));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a decision that cannot be written as JSON", e);
        }
    }
}
