package io.madoguchi.consent.ledger;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The tree as RFC 6962 section 2.1 defines it, over all leaves at once, and the checks of RFC 9162 section 2.1. */
final class Naive {

    private Naive() {}

    static byte[] root(List<byte[]> entries) {
        if (entries.isEmpty()) {
            return sha256(new byte[0]);
        }
        if (entries.size() == 1) {
            return sha256(ByteBuffer.allocate(1 + entries.getFirst().length)
                    .put((byte) 0)
                    .put(entries.getFirst())
                    .array());
        }
        int k = 1;
        while (k * 2 < entries.size()) {
            k *= 2;
        }
        return node(root(entries.subList(0, k)), root(entries.subList(k, entries.size())));
    }

    static boolean includes(byte[] entry, long index, long size, List<byte[]> path, byte[] root) {
        if (index >= size) {
            return false;
        }
        long fn = index;
        long sn = size - 1;
        byte[] r = root(List.of(entry));
        for (byte[] p : path) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                r = node(p, r);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                r = node(r, p);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Arrays.equals(r, root);
    }

    static boolean consistent(long first, long second, byte[] firstRoot, byte[] secondRoot, List<byte[]> given) {
        if (first == 0 || first == second) {
            return given.isEmpty() && (first == 0 || Arrays.equals(firstRoot, secondRoot));
        }
        List<byte[]> proof = new ArrayList<>(given);
        if (Long.bitCount(first) == 1) {
            proof.addFirst(firstRoot);
        }
        if (proof.isEmpty()) {
            return false;
        }
        long fn = first - 1;
        long sn = second - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        byte[] fr = proof.getFirst();
        byte[] sr = proof.getFirst();
        for (byte[] c : proof.subList(1, proof.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = node(c, fr);
                sr = node(c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = node(sr, c);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Arrays.equals(fr, firstRoot) && Arrays.equals(sr, secondRoot);
    }

    /** Entries that differ, and are the same for the same number. */
    static List<byte[]> entries(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> sha256(ByteBuffer.allocate(4).putInt(i).array()))
                .toList();
    }

    private static byte[] node(byte[] left, byte[] right) {
        return sha256(ByteBuffer.allocate(1 + left.length + right.length)
                .put((byte) 1)
                .put(left)
                .put(right)
                .array());
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
