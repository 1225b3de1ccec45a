package io.madoguchi.consent.child;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
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
                reports.stream().map(r -> new Service(r.service, sha256(r.jws))).toList(),
                sha256(proof),
                completedAt);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
