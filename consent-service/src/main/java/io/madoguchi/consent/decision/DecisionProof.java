package io.madoguchi.consent.decision;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Which entry of the ledger holds a decision that was signed, and what was signed, by its hash. */
@Entity
@Immutable
class DecisionProof extends PanacheEntityBase {

    @Id
    UUID decision;

    UUID entry;
    String sha256;

    protected DecisionProof() {}

    static DecisionProof of(UUID decision, UUID entry, String sha256) {
        DecisionProof proof = new DecisionProof();
        proof.decision = decision;
        proof.entry = entry;
        proof.sha256 = sha256;
        return proof;
    }

    static Optional<DecisionProof> of(UUID decision) {
        return findByIdOptional(decision);
    }
}
