package io.madoguchi.consent.decision;

import io.madoguchi.problems.CommonProblem;
import io.madoguchi.problems.ProblemException;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The key decisions are proved with: Ed25519 from the file {@code decision-key.json} (a private JWK, RFC 8037), and the
 * public keys of its predecessors from {@code decision-keys-retired.json}, which keep old proofs checkable. Without the
 * key the service decides all the same and refuses proofs: a decision is no promise to a person, a proof of it is extra.
 */
@Startup
@ApplicationScoped
class DecisionKey {

    static final String TYPE = "decision+jwt";

    private final @Nullable OctetKeyPairJsonWebKey current;
    private final List<JsonWebKey> all = new ArrayList<>();

    DecisionKey(@ConfigProperty(name = "madoguchi.secrets.directory") Path secrets) {
        Path file = secrets.resolve("decision-key.json");
        try {
            current = Files.exists(file) ? pair(file) : null;
            if (current != null) {
                all.add(current);
            }
            Path retired = secrets.resolve("decision-keys-retired.json");
            if (Files.exists(retired)) {
                all.addAll(new JsonWebKeySet(Files.readString(retired)).getJsonWebKeys());
            }
        } catch (IOException | JoseException e) {
            throw new IllegalStateException("The keys for proofs of decisions cannot be read: " + secrets, e);
        }
    }

    private static OctetKeyPairJsonWebKey pair(Path file) throws IOException, JoseException {
        JsonWebKey key = JsonWebKey.Factory.newJwk(Files.readString(file));
        if (!(key instanceof OctetKeyPairJsonWebKey pair) || pair.getPrivateKey() == null || pair.getKeyId() == null) {
            throw new IllegalStateException(file + " must hold a private Ed25519 key with a kid");
        }
        return pair;
    }

    String sign(String payload) {
        OctetKeyPairJsonWebKey key = current;
        if (key == null) {
            throw new ProblemException(CommonProblem.UNAVAILABLE, "This service has no key for proofs of decisions.");
        }
        try {
            JsonWebSignature jws = new JsonWebSignature();
            jws.setHeader("typ", TYPE);
            jws.setKeyIdHeaderValue(key.getKeyId());
            jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
            jws.setKey(key.getPrivateKey());
            jws.setPayload(payload);
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a decision could not be signed", e);
        }
    }

    /** The public halves only, as RFC 7517 wants them. */
    List<Map<String, Object>> published() {
        return all.stream()
                .map(k -> k.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY))
                .toList();
    }
}
