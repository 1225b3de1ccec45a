package io.madoguchi.consent.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the log shows of a fact: HMAC-SHA-256 of its canonical payload under a nonce used for nothing else. Without the nonce
 * it says nothing, not even to someone who guesses the payload.
 */
final class Commitment {

    static final int LENGTH = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private Commitment() {}

    static byte[] of(byte[] nonce, String payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(nonce, ALGORITHM));
            return mac.doFinal(payload.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
