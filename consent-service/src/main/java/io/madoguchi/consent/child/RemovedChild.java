package io.madoguchi.consent.child;

import io.madoguchi.consent.Sha256;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A completed removal as the log proves it (E14): that it was done, by which services, and the hash of its signed proof.
 * Nothing in it, neither reference nor tombstone, says of whom.
 *
 * @param proof SHA-256 of the proof as it was signed
 */
@RegisterForReflection
record RemovedChild(UUID removal, String company, List<Service> services, String proof, Instant completedAt) {

    /** @param report SHA-256 of the report as the service signed it */
    @RegisterForReflection
    record Service(String service, String report) {}

    static RemovedChild of(ChildRemoval removal, List<ChildRemovalReport> reports, String proof, Instant completedAt) {
        return new RemovedChild(
                removal.id,
                removal.company,
                reports.stream()
                        .map(r -> new Service(r.service, Sha256.hex(r.jws)))
                        .toList(),
                Sha256.hex(proof),
                completedAt);
    }
}
