package io.madoguchi.gateway.portal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A log as a service would write it, by the definitions of RFC 6962 section 2.1 and not by the code under test. */
final class Trees {

    private static final byte[] NONCE = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private static final KeyPair LOG = newKey();

    /** The key of the log whose proofs these are. */
    static final String KEY = verifier("log.example.jp", LOG);

    private Trees() {}

    /** The proof of the receipt at this place of a tree of this size. */
    static String proof(String receipt, int index, int size) {
        return proof(receipt, index, size, "log.example.jp");
    }

    /** The same under a checkpoint that names another log, signed all the same. */
    static String proof(String receipt, int index, int size, String origin) {
        String payload = "{\"data\":{\"receipt\":\"sha256-"
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(sha256(receipt.getBytes(StandardCharsets.US_ASCII)))
                + "\"},\"kind\":\"CONSENT\"}";
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            leaves.add(leaf(i == index ? commitment(payload) : new byte[] {(byte) i, (byte) (i >> 8)}));
        }
        String extra = "{\"nonce\":\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(NONCE)
                + "\",\"payload\":\"" + payload.replace("\"", "\\\"") + "\"}";
        StringBuilder text = new StringBuilder("c2sp.org/tlog-proof@v1\nextra ")
                .append(base64(extra.getBytes(StandardCharsets.UTF_8)))
                .append("\nindex ")
                .append(index)
                .append('\n');
        path(index, leaves).forEach(hash -> text.append(base64(hash)).append('\n'));
        return text.append('\n')
                .append(signed(origin + '\n' + size + '\n' + base64(root(leaves)) + '\n', "log.example.jp", LOG))
                .toString();
    }

    /** What the log publishes: its name, the id of its key, and the key. */
    static String verifier(String name, KeyPair key) {
        return name + '+' + HexFormat.of().formatHex(id(name, key)) + '+' + base64(published(key));
    }

    /** The text as a signed note. */
    static String signed(String text, String name, KeyPair key) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return text + "\n\u2014 " + name + ' ' + base64(join(id(name, key), signature.sign())) + '\n';
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static KeyPair newKey() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] id(String name, KeyPair key) {
        return Arrays.copyOf(sha256((name + '\n').getBytes(StandardCharsets.UTF_8), published(key)), 4);
    }

    private static byte[] published(KeyPair key) {
        byte[] x509 = key.getPublic().getEncoded();
        return join(new byte[] {1}, Arrays.copyOfRange(x509, x509.length - 32, x509.length));
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    /** What a check answers about a receipt that is alone in its log. */
    static String ledger(String receipt) {
        return "{\"state\":\"INTEGRATED\",\"index\":0,\"treeSize\":1,\"signedAt\":\"2026-11-22T03:04:05.678Z\",\"proof\":\""
                + proof(receipt, 0, 1).replace("\n", "\\n") + "\"}";
    }

    private static byte[] root(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int left = split(leaves.size());
        return node(root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
    }

    private static List<byte[]> path(int index, List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int left = split(leaves.size());
        boolean inLeft = index < left;
        List<byte[]> path = new ArrayList<>(
                inLeft
                        ? path(index, leaves.subList(0, left))
                        : path(index - left, leaves.subList(left, leaves.size())));
        path.add(root(inLeft ? leaves.subList(left, leaves.size()) : leaves.subList(0, left)));
        return path;
    }

    /** The largest power of two smaller than n. */
    private static int split(int n) {
        return Integer.highestOneBit(n - 1);
    }

    private static byte[] leaf(byte[] entry) {
        return sha256(new byte[1], entry);
    }

    private static byte[] node(byte[] left, byte[] right) {
        return sha256(new byte[] {1}, left, right);
    }

    private static byte[] commitment(String payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(NONCE, "HmacSHA256"));
            return mac.doFinal(payload.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Arrays.stream(parts).forEach(digest::update);
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
