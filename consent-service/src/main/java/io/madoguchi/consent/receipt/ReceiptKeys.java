package io.madoguchi.consent.receipt;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/**
 * The key receipts are signed with, from the file {@code receipt-key.json} (a private JWK), and the public keys of its
 * predecessors from {@code receipt-keys-retired.json} (a JWK set), which keep old receipts checkable.
 *
 * <p>The service does not start without the key: an acknowledged consent without a receipt would break P1.
 */
@Startup
@ApplicationScoped
class ReceiptKeys {

    private final EllipticCurveJsonWebKey current;
    private final List<JsonWebKey> all;

    ReceiptKeys(@ConfigProperty(name = "madoguchi.secrets.directory") Path secrets) {
        Path file = secrets.resolve("receipt-key.json");
        try {
            JsonWebKey key = JsonWebKey.Factory.newJwk(Files.readString(file));
            if (!(key instanceof EllipticCurveJsonWebKey ec) || ec.getPrivateKey() == null || ec.getKeyId() == null) {
                throw new IllegalStateException(file + " must hold a private EC key with a kid");
            }
            current = ec;
            all = new ArrayList<>(List.of(ec));
            Path retired = secrets.resolve("receipt-keys-retired.json");
            if (Files.exists(retired)) {
                all.addAll(new JsonWebKeySet(Files.readString(retired)).getJsonWebKeys());
            }
        } catch (IOException | JoseException e) {
            throw new IllegalStateException("The key for receipts cannot be read: " + file, e);
        }
    }

    EllipticCurveJsonWebKey current() {
        return current;
    }

    Optional<JsonWebKey> find(String kid) {
        return all.stream().filter(k -> kid.equals(k.getKeyId())).findFirst();
    }

    /** The public halves only, as RFC 7517 wants them. */
    List<Map<String, Object>> published() {
        return all.stream()
                .map(k -> k.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY))
                .toList();
    }
}
