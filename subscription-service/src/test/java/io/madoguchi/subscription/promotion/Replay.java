package io.madoguchi.subscription.promotion;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Does a draw again from its transcript, written a second time on purpose: in big numbers and whole lists. */
final class Replay {

    private static final BigInteger ALL = BigInteger.TWO.pow(64);

    private Replay() {}

    /** What does not hold, or nothing. */
    static Optional<String> broken(Transcript t) throws Exception {
        List<byte[]> leaves = new ArrayList<>();
        for (String leaf : t.entries().leaves()) {
            leaves.add(HexFormat.of().parseHex(leaf));
        }
        if (t.entries().count() != leaves.size() || !sorted(t.entries().leaves())) {
            return Optional.of("entries");
        }
        byte[] root = root(leaves);
        if (!hex(root).equals(t.entries().root())) {
            return Optional.of("root");
        }
        byte[] secret = HexFormat.of().parseHex(String.valueOf(t.secret()));
        if (!hex(sha256(secret)).equals(t.commitment())) {
            return Optional.of("commitment");
        }
        byte[] value = String.valueOf(t.publicValue().value()).getBytes("UTF-8");
        byte[] seed = hmac(
                hmac(t.promotion().toString().getBytes("UTF-8"), joined(root, secret, value)),
                joined("madoguchi-draw/1".getBytes("UTF-8"), new byte[] {1}));
        if (!hex(seed).equals(t.seed())) {
            return Optional.of("seed");
        }
        return order(seed, leaves.size(), t.winners() + t.alternates()).equals(t.order())
                ? Optional.empty()
                : Optional.of("order");
    }

    private static boolean sorted(List<String> leaves) {
        for (int i = 1; i < leaves.size(); i++) {
            if (leaves.get(i - 1).compareTo(leaves.get(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    static byte[] root(List<byte[]> leaves) throws Exception {
        if (leaves.isEmpty()) {
            return sha256(new byte[0]);
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int left = 1;
        while (left * 2 < leaves.size()) {
            left *= 2;
        }
        return sha256(joined(new byte[] {1}, root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size()))));
    }

    private static List<Integer> order(byte[] seed, int entries, int wanted) throws Exception {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            places.add(i);
        }
        long word = 0;
        for (int i = 0; i < Math.min(entries, wanted); i++) {
            BigInteger bound = BigInteger.valueOf(entries - i);
            BigInteger number;
            do {
                number = word(seed, word++);
            } while (number.compareTo(ALL.subtract(ALL.mod(bound))) >= 0);
            int other = i + number.mod(bound).intValue();
            int picked = places.get(other);
            places.set(other, places.get(i));
            places.set(i, picked);
        }
        return places.subList(0, Math.min(entries, wanted));
    }

    private static BigInteger word(byte[] seed, long index) throws Exception {
        byte[] counter = new byte[8];
        long block = index / 4;
        for (int i = 7; i >= 0; i--) {
            counter[i] = (byte) block;
            block >>>= 8;
        }
        byte[] bytes = hmac(seed, counter);
        byte[] eight = new byte[8];
        System.arraycopy(bytes, (int) (index % 4) * 8, eight, 0, 8);
        return new BigInteger(1, eight);
    }

    private static byte[] joined(byte[]... parts) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] sha256(byte[] bytes) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static byte[] hmac(byte[] key, byte[] bytes) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(bytes);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
