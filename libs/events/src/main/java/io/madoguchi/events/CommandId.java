package io.madoguchi.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A command as the database knows it. The Idempotency-Key itself is never stored: it salts both hashes and encrypts the answer,
 * so that who reads the table can neither try out addresses nor use a link that an answer carried.
 */
record CommandId(byte[] id, byte[] bodyHash, SecretKeySpec answerKey) {

    private static final String HMAC = "HmacSHA256";
    private static final String AEAD = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    static CommandId of(String idempotencyKey, String caller, byte[] body) {
        SecretKeySpec key = new SecretKeySpec(idempotencyKey.getBytes(StandardCharsets.UTF_8), HMAC);
        byte[] callerBytes = caller.getBytes(StandardCharsets.UTF_8);
        return new CommandId(
                hmac(key, (byte) 1, callerBytes),
                hmac(key, (byte) 2, body),
                new SecretKeySpec(hmac(key, (byte) 3, callerBytes), "AES"));
    }

    long lock() {
        return ByteBuffer.wrap(id).getLong();
    }

    byte[] seal(String answer) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] sealed = aead(Cipher.ENCRYPT_MODE, nonce, answer.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    String open(byte[] sealed) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE);
        byte[] answer = aead(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(sealed, NONCE, sealed.length));
        return new String(answer, StandardCharsets.UTF_8);
    }

    private byte[] aead(int mode, byte[] nonce, byte[] data) {
        try {
            Cipher cipher = Cipher.getInstance(AEAD);
            cipher.init(mode, answerKey, new GCMParameterSpec(128, nonce));
            cipher.updateAAD(id);
            return cipher.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(SecretKeySpec key, byte purpose, byte[] data) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(purpose);
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
