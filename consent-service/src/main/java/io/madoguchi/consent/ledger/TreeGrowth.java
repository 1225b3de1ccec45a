package io.madoguchi.consent.ledger;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Takes leaves into the tree: what it touches are the tiles at the right edge and those it opens. */
final class TreeGrowth {

    private final Function<Tile.Place, Optional<Tile>> stored;
    private final Map<Tile.Place, Tile> touched = new LinkedHashMap<>();
    private long size;

    TreeGrowth(long size, Function<Tile.Place, Optional<Tile>> stored) {
        this.size = size;
        this.stored = stored;
    }

    /** Adds the next leaf and says which index it has. */
    long add(byte[] entry) {
        long index = size++;
        put(0, index, Hashes.leaf(entry));
        return index;
    }

    long size() {
        return size;
    }

    /** The tiles that are new or longer than stored. */
    Collection<Tile> touched() {
        return touched.values();
    }

    byte[] root() {
        TileReader reader = new TileReader(this::find);
        return new MerkleTree(reader).root(size);
    }

    private void put(int level, long position, byte[] hash) {
        Tile.Place place = new Tile.Place(level, position / Tile.WIDTH);
        Tile tile = find(place).orElseGet(() -> Tile.empty(place));
        if (tile.width() != position % Tile.WIDTH) {
            throw new IllegalStateException("the stored tile " + place + " is not of this tree");
        }
        Tile grown = tile.with(hash);
        touched.put(place, grown);
        if (grown.isFull()) {
            put(level + 1, place.index(), grown.top());
        }
    }

    private Optional<Tile> find(Tile.Place place) {
        Tile grown = touched.get(place);
        return grown == null ? stored.apply(place) : Optional.of(grown);
    }
}
