package io.madoguchi.gateway.portal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The key that a log publishes, with which its signed notes are checked (C2SP signed-note, Ed25519). */
final class LogKey {

    private static final int ED25519 = 1;
    private static final int LENGTH = 32;
    private static final int ID = 4;
    private static final String DASH = "\u2014";
    // what X.509 writes before the 32 bytes of such a key (RFC 8410 section 4)
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] id;
    private final PublicKey key;

    private LogKey(String name, byte[] id, PublicKey key) {
        this.name = name;
        this.id = id;
        this.key = key;
    }

    /** From the one line that verifiers of notes take: name, id and key. */
    static LogKey read(String line) throws GeneralSecurityException {
        String[] parts = line.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a key of a note");
        }
        byte[] published = Base64.getDecoder().decode(parts[2]);
        if (published.length != 1 + LENGTH || published[0] != ED25519) {
            throw new IllegalArgumentException("not an Ed25519 key");
        }
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update((parts[0] + "\n").getBytes(StandardCharsets.UTF_8));
        byte[] id = Arrays.copyOf(digest.digest(published), ID);
        if (!HexFormat.of().formatHex(id).equals(parts[1])) {
            throw new IllegalArgumentException("the key has not the id it claims");
        }
        byte[] encoded = Arrays.copyOf(X509, X509.length + LENGTH);
        System.arraycopy(published, 1, encoded, X509.length, LENGTH);
        return new LogKey(
                parts[0], id, KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
    }

    /** A log signs under the name it goes by, so a checkpoint of another origin is not its own. */
    boolean isOf(String origin) {
        return name.equals(origin);
    }

    /** Whether this key signed the note: other keys may have signed too, but a signature in our name must be ours. */
    boolean signed(String note) throws GeneralSecurityException {
        int end = note.lastIndexOf("\n\n") + 1;
        if (end == 0) {
            return false;
        }
        byte[] text = note.substring(0, end).getBytes(StandardCharsets.UTF_8);
        boolean signed = false;
        for (String line : note.substring(end + 1).lines().toList()) {
            String[] words = line.split(" ", -1);
            if (words.length != 3 || !words[0].equals(DASH)) {
                return false;
            }
            byte[] signature = Base64.getDecoder().decode(words[2]);
            if (words[1].equals(name) && signature.length > ID && Arrays.equals(signature, 0, ID, id, 0, ID)) {
                if (!verifies(text, Arrays.copyOfRange(signature, ID, signature.length))) {
                    return false;
                }
                signed = true;
            }
        }
        return signed;
    }

    private boolean verifies(byte[] text, byte[] signature) throws GeneralSecurityException {
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(key);
        check.update(text);
        return check.verify(signature);
    }
}
