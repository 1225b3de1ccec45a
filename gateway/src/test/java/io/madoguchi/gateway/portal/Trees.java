package io.madoguchi.gateway.portal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A log as a service would write it, by the definitions of RFC 6962 section 2.1 and not by the code under test. */
final class Trees {

    private static final byte[] NONCE = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private Trees() {}

    /** The proof of the receipt at this place of a tree of this size. */
    static String proof(String receipt, int index, int size) {
        String payload = "{\"receipt\":\"sha256-"
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(sha256(receipt.getBytes(StandardCharsets.US_ASCII)))
                + "\"}";
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
        return text.append("\nlog.example.jp\n")
                .append(size)
                .append('\n')
                .append(base64(root(leaves)))
                .append("\n\n— log.example.jp c2lnbmVk\n")
                .toString();
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
