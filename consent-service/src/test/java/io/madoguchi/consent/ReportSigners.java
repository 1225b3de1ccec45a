package io.madoguchi.consent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** The keys the services sign their removal reports with; the private halves lie beside the secrets for the tests only. */
public final class ReportSigners {

    private static final List<String> OTHERS = List.of("subscription-service", "inquiry-service");

    private ReportSigners() {}

    static void write(Path secrets) throws IOException, JoseException {
        JsonWebKeySet open = new JsonWebKeySet();
        write(secrets.resolve("report-key.json"), key("consent-service", open));
        for (String service : OTHERS) {
            write(secrets.resolve("report-key-of-" + service + ".json"), key(service, open));
        }
        Files.writeString(secrets.resolve("report-keys.json"), open.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
    }

    /** What that service would sign. */
    public static String sign(Path secrets, String service, String payload) {
        try {
            JsonWebKey key =
                    JsonWebKey.Factory.newJwk(Files.readString(secrets.resolve("report-key-of-" + service + ".json")));
            JsonWebSignature jws = new JsonWebSignature();
            jws.setHeader("typ", "removal-report+jwt");
            jws.setKeyIdHeaderValue(key.getKeyId());
            jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
            jws.setKey(((EllipticCurveJsonWebKey) key).getPrivateKey());
            jws.setPayload(payload);
            return jws.getCompactSerialization();
        } catch (IOException | JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EllipticCurveJsonWebKey key(String service, JsonWebKeySet open) throws JoseException {
        EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId(service);
        open.addJsonWebKey(key);
        return key;
    }

    private static void write(Path file, JsonWebKey key) throws IOException {
        Files.writeString(file, key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));
    }
}
