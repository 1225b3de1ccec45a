package io.madoguchi.subscription.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Signs what this service removed (RFC 7515), with the key in {@code report-key.json}; without it nothing is reported. */
@ApplicationScoped
class ReportKey {

    private static final String TYPE = "removal-report+jwt";

    private final Path file;

    ReportKey(@ConfigProperty(name = "madoguchi.secrets.directory") Path secrets) {
        this.file = secrets.resolve("report-key.json");
    }

    /** Read each time: a removal is rare, and a key that is changed must not need a restart. */
    String sign(String report) {
        try {
            JsonWebKey key = JsonWebKey.Factory.newJwk(Files.readString(file));
            if (!(key instanceof EllipticCurveJsonWebKey ec) || ec.getPrivateKey() == null) {
                throw new IllegalStateException(file + " must hold a private EC key");
            }
            JsonWebSignature jws = new JsonWebSignature();
            jws.setHeader("typ", TYPE);
            jws.setKeyIdHeaderValue(ec.getKeyId());
            jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
            jws.setKey(ec.getPrivateKey());
            jws.setPayload(report);
            return jws.getCompactSerialization();
        } catch (IOException | JoseException e) {
            throw new IllegalStateException("The key for reports cannot be used: " + file, e);
        }
    }
}
