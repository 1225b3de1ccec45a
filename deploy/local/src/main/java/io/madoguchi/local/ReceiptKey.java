package io.madoguchi.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The private key that signs consent receipts, as a JWK (RFC 7517) whose kid is its thumbprint (RFC 7638). */
final class ReceiptKey {
    private static final int COORDINATE_BYTES = 32;

    private ReceiptKey() {}

    static String generate() {
        return generate(null);
    }

    /** Under a name of its own, or under its thumbprint where none is given. */
    static String generate(@Nullable String kid) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            ECPublicKey open = (ECPublicKey) pair.getPublic();
            String x = encode(open.getW().getAffineX());
            String y = encode(open.getW().getAffineY());
            ObjectNode jwk = new ObjectMapper().createObjectNode();
            jwk.put("kty", "EC").put("crv", "P-256").put("x", x).put("y", y);
            jwk.put("d", encode(((ECPrivateKey) pair.getPrivate()).getS()));
            jwk.put("use", "sig").put("alg", "ES256").put("kid", kid == null ? thumbprint(x, y) : kid);
            return jwk.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    /** The public halves as a JWK set. */
    static String open(Collection<String> keys) {
        try {
            ObjectMapper json = new ObjectMapper();
            ObjectNode set = json.createObjectNode();
            ArrayNode all = set.putArray("keys");
            for (String key : keys) {
                ObjectNode half = (ObjectNode) json.readTree(key);
                half.remove("d");
                all.add(half);
            }
            return set.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a key that was made here cannot be read", e);
        }
    }

    private static String thumbprint(String x, String y) throws GeneralSecurityException {
        String members = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"" + x + "\",\"y\":\"" + y + "\"}";
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(members.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private static String encode(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[COORDINATE_BYTES];
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE_BYTES - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
    }
}
