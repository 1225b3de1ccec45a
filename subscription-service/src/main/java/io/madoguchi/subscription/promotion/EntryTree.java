package io.madoguchi.subscription.promotion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * The entries as they stood at the close, as a Merkle tree: its root names every entry and their order without showing one.
 * Leaves stand in the order of their hashes, which says nothing about who came first.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1">RFC 9162 §2.1</a>
 */
final class EntryTree {

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private final byte[][] leaves;

    private EntryTree(byte[][] leaves) {
        this.leaves = leaves;
    }

    /** Sorts; the same entries give the same tree, in whatever order they are given. */
    static EntryTree of(List<byte[]> entries) {
        byte[][] sorted = entries.toArray(byte[][]::new);
        Arrays.sort(sorted, Arrays::compareUnsigned);
        return new EntryTree(sorted);
    }

    /** From the leaves as they are stored, one behind the other. */
    static EntryTree stored(byte[] joined) {
        byte[][] leaves = new byte[joined.length / Digest.BYTES][];
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = Arrays.copyOfRange(joined, i * Digest.BYTES, (i + 1) * Digest.BYTES);
        }
        return new EntryTree(leaves);
    }

    /** The hash of one entry: of the number on its receipt, and of the promotion it belongs to. */
    static byte[] leaf(UUID promotion, String ticket) {
        return Digest.sha256(LEAF, Digest.utf8("madoguchi-entry/1\n" + promotion + "\n" + ticket));
    }

    int size() {
        return leaves.length;
    }

    byte[] leafAt(int index) {
        return leaves[index].clone();
    }

    /** Where a leaf stands, or a negative number when it is not among them. */
    int indexOf(byte[] leaf) {
        return Arrays.binarySearch(leaves, leaf, Arrays::compareUnsigned);
    }

    byte[] joined() {
        byte[] joined = new byte[leaves.length * Digest.BYTES];
        for (int i = 0; i < leaves.length; i++) {
            System.arraycopy(leaves[i], 0, joined, i * Digest.BYTES, Digest.BYTES);
        }
        return joined;
    }

    byte[] root() {
        return leaves.length == 0 ? Digest.sha256() : root(0, leaves.length);
    }

    /** The hashes beside the way from a leaf to the root, from below. */
    List<byte[]> path(int index) {
        if (index < 0 || index >= leaves.length) {
            throw new IllegalArgumentException("no such leaf");
        }
        List<byte[]> path = new ArrayList<>();
        climb(index, 0, leaves.length, path);
        return path;
    }

    private void climb(int index, int from, int to, List<byte[]> path) {
        if (to - from == 1) {
            return;
        }
        int middle = from + half(to - from);
        if (index < middle) {
            climb(index, from, middle, path);
            path.add(root(middle, to));
        } else {
            climb(index, middle, to, path);
            path.add(root(from, middle));
        }
    }

    private byte[] root(int from, int to) {
        if (to - from == 1) {
            return leaves[from];
        }
        int middle = from + half(to - from);
        return Digest.sha256(NODE, root(from, middle), root(middle, to));
    }

    /** The largest power of two below n. */
    private static int half(int n) {
        return Integer.highestOneBit(n - 1);
    }
}
