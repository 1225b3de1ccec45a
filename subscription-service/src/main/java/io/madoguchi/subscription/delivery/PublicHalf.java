package io.madoguchi.subscription.delivery;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** What of a signing key stands in the DNS. */
final class PublicHalf {

    private static final int ED25519_BYTES = 32;

    private PublicHalf() {}

    /** The value of {@code p=}: the whole key info for RSA (RFC 6376 §3.6.1), the bare key for Ed25519 (RFC 8463 §4.2). */
    static String of(PrivateKey key) throws GeneralSecurityException {
        return switch (key) {
            case RSAPrivateCrtKey rsa ->
                coded(KeyFactory.getInstance("RSA")
                        .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()))
                        .getEncoded());
            case EdECPrivateKey edwards -> coded(bare(edwards));
            default -> throw new GeneralSecurityException("no public half of " + key.getAlgorithm());
        };
    }

    /** The JDK makes the public half only together with the private one, so it is given the private one to draw. */
    private static byte[] bare(EdECPrivateKey key) throws GeneralSecurityException {
        byte[] secret = key.getBytes().orElseThrow(() -> new GeneralSecurityException("the key keeps its bytes"));
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Drawn(secret));
        byte[] info = generator.generateKeyPair().getPublic().getEncoded();
        return Arrays.copyOfRange(info, info.length - ED25519_BYTES, info.length);
    }

    private static String coded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Draws what it was given. */
    private static final class Drawn extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final byte[] given;

        Drawn(byte[] given) {
            super();
            this.given = given.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(given, 0, bytes, 0, bytes.length);
        }
    }
}
