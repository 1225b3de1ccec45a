package io.madoguchi.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/** The private key that proves decisions, as a JWK (RFC 8037) whose kid is its thumbprint (RFC 7638). */
final class DecisionKey {
    private static final int KEY_BYTES = 32;

    private DecisionKey() {}

    static String generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            String x = last(pair.getPublic().getEncoded());
            ObjectNode jwk = new ObjectMapper().createObjectNode();
            jwk.put("kty", "OKP").put("crv", "Ed25519").put("x", x);
            jwk.put("d", last(pair.getPrivate().getEncoded()));
            jwk.put("use", "sig").put("alg", "EdDSA").put("kid", thumbprint(x));
            return jwk.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /** Both encodings (RFC 8410) end with the key itself. */
    private static String last(byte[] encoded) {
        byte[] key = Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    private static String thumbprint(String x) throws GeneralSecurityException {
        String members = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x + "\"}";
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(members.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }
}
