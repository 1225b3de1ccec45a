package io.madoguchi.inquiry.request;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** What a person is given for a case: a number to say aloud, and a key that opens it. Only the hash of the key is kept. */
record CaseKey(String number, String secret) {

    private static final SecureRandom RANDOM = new SecureRandom();
    /** Without the letters that are taken for figures. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int GROUPS = 3;
    private static final int GROUP = 4;
    private static final int SECRET_BYTES = 24;

    static CaseKey draw() {
        StringBuilder number = new StringBuilder("M");
        for (int i = 0; i < GROUPS * GROUP; i++) {
            number.append(i % GROUP == 0 ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new CaseKey(
                number.toString(), Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    byte[] hash() {
        return hash(secret);
    }

    /** Takes the same time whatever the key. */
    static boolean fits(byte[] kept, String secret) {
        return MessageDigest.isEqual(kept, hash(secret));
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
