package io.madoguchi.consent.ledger;

import java.util.Arrays;

/**
 * Up to 256 hashes next to each other at one level (C2SP tlog-tiles, height 8). A tile only grows: each width it ever had is a
 * prefix of what it has now.
 */
record Tile(Place place, byte[] hashes) {

    static final int HEIGHT = 8;
    static final int WIDTH = 1 << HEIGHT;

    /** Which tile: the n-th of a level; level 0 holds the leaf hashes. */
    record Place(int level, long index) {

        /** How many hashes the tile has in a tree of that size. */
        int width(long size) {
            long nodes = size >>> (HEIGHT * level);
            return (int) Math.clamp(nodes - index * WIDTH, 0, WIDTH);
        }
    }

    static Tile empty(Place place) {
        return new Tile(place, new byte[0]);
    }

    int width() {
        return hashes.length / Hashes.LENGTH;
    }

    boolean isFull() {
        return width() == WIDTH;
    }

    Tile with(byte[] hash) {
        if (isFull()) {
            throw new IllegalStateException("this tile is full");
        }
        byte[] longer = Arrays.copyOf(hashes, hashes.length + Hashes.LENGTH);
        System.arraycopy(hash, 0, longer, hashes.length, Hashes.LENGTH);
        return new Tile(place, longer);
    }

    byte[] prefix(int width) {
        return Arrays.copyOf(hashes, width * Hashes.LENGTH);
    }

    byte[] hash(int position) {
        return Arrays.copyOfRange(hashes, position * Hashes.LENGTH, (position + 1) * Hashes.LENGTH);
    }

    /** The hash of the complete subtree over 2^height hashes of this tile, the n-th of its kind. */
    byte[] node(int height, int n) {
        return height == 0 ? hash(n) : Hashes.node(node(height - 1, 2 * n), node(height - 1, 2 * n + 1));
    }

    /** What stands for the full tile one level up. */
    byte[] top() {
        return node(HEIGHT, 0);
    }
}
