package io.madoguchi.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A command as the database knows it. Neither the Idempotency-Key nor the body is stored: the key salts both hashes, so that
 * nobody who reads the table can try out addresses.
 */
record CommandId(byte[] id, byte[] bodyHash) {

    private static final String ALGORITHM = "HmacSHA256";

    static CommandId of(String idempotencyKey, String caller, byte[] body) {
        SecretKeySpec key = new SecretKeySpec(idempotencyKey.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        return new CommandId(hmac(key, (byte) 1, caller.getBytes(StandardCharsets.UTF_8)), hmac(key, (byte) 2, body));
    }

    long lock() {
        return ByteBuffer.wrap(id).getLong();
    }

    private static byte[] hmac(SecretKeySpec key, byte purpose, byte[] data) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(purpose);
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
