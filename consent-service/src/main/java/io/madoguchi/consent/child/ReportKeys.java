package io.madoguchi.consent.child;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Signs what this service removed, and checks what the others say they removed. Trust comes from files only: {@code
 * report-key.json} (our private JWK) and {@code report-keys.json} (the public ones, each {@code kid} the name of its service).
 */
@Startup
@ApplicationScoped
class ReportKeys {

    static final String REPORT = "removal-report+jwt";
    static final String PROOF = "removal-proof+jwt";

    private final EllipticCurveJsonWebKey own;
    private final JsonWebKeySet known;
    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    ReportKeys(@ConfigProperty(name = "madoguchi.secrets.directory") Path secrets) {
        try {
            JsonWebKey key = JsonWebKey.Factory.newJwk(Files.readString(secrets.resolve("report-key.json")));
            if (!(key instanceof EllipticCurveJsonWebKey ec) || ec.getPrivateKey() == null) {
                throw new IllegalStateException("report-key.json must hold a private EC key");
            }
            own = ec;
            known = new JsonWebKeySet(Files.readString(secrets.resolve("report-keys.json")));
        } catch (IOException | JoseException e) {
            throw new IllegalStateException("The keys for reports cannot be read in " + secrets, e);
        }
    }

    String sign(String type, Object claims) {
        try {
            JsonWebSignature jws = new JsonWebSignature();
            jws.setHeader("typ", type);
            jws.setKeyIdHeaderValue(own.getKeyId());
            jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
            jws.setKey(own.getPrivateKey());
            jws.setPayload(json.writeValueAsString(claims));
            return jws.getCompactSerialization();
        } catch (JoseException | JsonProcessingException e) {
            throw new IllegalStateException("a report could not be signed", e);
        }
    }

    /** The report, when the service it names signed exactly this; empty for anything else. */
    Optional<RemovalReport> verify(String signed) {
        try {
            JsonWebSignature jws = new JsonWebSignature();
            jws.setAlgorithmConstraints(new AlgorithmConstraints(
                    AlgorithmConstraints.ConstraintType.PERMIT,
                    AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256));
            jws.setCompactSerialization(signed);
            String kid = jws.getKeyIdHeaderValue();
            JsonWebKey key = known.findJsonWebKey(kid, null, null, null);
            if (key == null || kid == null || !REPORT.equals(jws.getHeader("typ"))) {
                return Optional.empty();
            }
            jws.setKey(key.getKey());
            return jws.verifySignature()
                    ? Optional.of(json.readValue(jws.getPayload(), RemovalReport.class))
                            .filter(r -> kid.equals(r.service()))
                    : Optional.empty();
        } catch (JoseException | JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
