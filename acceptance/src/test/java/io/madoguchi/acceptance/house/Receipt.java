package io.madoguchi.acceptance.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;

/**
 * A receipt as its holder can check it: with the published keys and the JDK alone, none of our code.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7515">RFC 7515</a>
 */
public record Receipt(String jws, JsonNode header, JsonNode claims) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public static Receipt read(String jws) {
        String[] parts = jws.strip().split("\\.");
        return new Receipt(jws.strip(), json(parts[0]), json(parts[1]));
    }

    public String person() {
        return claims.path("sub").asText();
    }

    public String number() {
        return claims.path("jti").asText();
    }

    public boolean verifies(JsonNode keys) {
        for (JsonNode key : keys.path("keys")) {
            if (key.path("kid").asText().equals(header.path("kid").asText())) {
                return "ES256".equals(header.path("alg").asText()) && signedBy(key);
            }
        }
        return false;
    }

    private boolean signedBy(JsonNode key) {
        try {
            AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
            curve.init(new ECGenParameterSpec("secp256r1"));
            ECPoint point = new ECPoint(number(key, "x"), number(key, "y"));
            PublicKey published = KeyFactory.getInstance("EC")
                    .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(published);
            signature.update(jws.substring(0, jws.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(jws.substring(jws.lastIndexOf('.') + 1)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BigInteger number(JsonNode key, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(name).asText()));
    }

    private static JsonNode json(String part) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(part));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
