package io.madoguchi.consent.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * Roots and proofs of RFC 6962 section 2.1, read from tiles. A tree of any size up to the integrated one can be asked for: the
 * nodes it needs are complete, and a complete node never changes.
 */
final class MerkleTree {

    private final TileReader tiles;

    MerkleTree(TileReader tiles) {
        this.tiles = tiles;
    }

    /** MTH(D[0:size]). */
    byte[] root(long size) {
        return size == 0 ? Hashes.empty() : range(0, size);
    }

    /** PATH(index, D[0:size]), from the leaf's sibling up to the child of the root. */
    List<byte[]> inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no such leaf in a tree of this size");
        }
        List<byte[]> path = new ArrayList<>();
        path(index, 0, size, path);
        return path;
    }

    /** PROOF(from, D[0:to]): that the tree of the second size holds the tree of the first as its beginning. */
    List<byte[]> consistency(long from, long to) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("a proof leads from a smaller tree to a larger one");
        }
        List<byte[]> proof = new ArrayList<>();
        if (from > 0) {
            subproof(from, 0, to, true, proof);
        }
        return proof;
    }

    private void path(long index, long from, long to, List<byte[]> path) {
        if (to - from == 1) {
            return;
        }
        long split = split(from, to);
        if (index < split) {
            path(index, from, split, path);
            path.add(range(split, to));
        } else {
            path(index, split, to, path);
            path.add(range(from, split));
        }
    }

    private void subproof(long known, long from, long to, boolean whole, List<byte[]> proof) {
        if (known == to) {
            if (!whole) {
                proof.add(range(from, to));
            }
            return;
        }
        long split = split(from, to);
        if (known <= split) {
            subproof(known, from, split, whole, proof);
            proof.add(range(split, to));
        } else {
            subproof(known, split, to, false, proof);
            proof.add(range(from, split));
        }
    }

    /** The hash of a subtree that RFC 6962's splitting makes: complete, or at the right edge. */
    private byte[] range(long from, long to) {
        long width = to - from;
        if (Long.bitCount(width) == 1) {
            int height = Long.numberOfTrailingZeros(width);
            return tiles.node(height, from >> height);
        }
        long split = split(from, to);
        return Hashes.node(range(from, split), range(split, to));
    }

    /** After the largest power of two of leaves that is smaller than all of them. */
    private static long split(long from, long to) {
        return from + Long.highestOneBit(to - from - 1);
    }
}
