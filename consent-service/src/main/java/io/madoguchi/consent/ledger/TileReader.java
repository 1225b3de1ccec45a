package io.madoguchi.consent.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads nodes of the tree from tiles, each tile once. */
final class TileReader {

    private final Function<Tile.Place, Optional<Tile>> stored;
    private final Map<Tile.Place, Optional<Tile>> seen = new HashMap<>();

    TileReader(Function<Tile.Place, Optional<Tile>> stored) {
        this.stored = stored;
    }

    Optional<Tile> find(Tile.Place place) {
        return seen.computeIfAbsent(place, stored);
    }

    /** The hash of the complete subtree over 2^height leaves, the n-th of its kind. */
    byte[] node(int height, long n) {
        int level = height / Tile.HEIGHT;
        int within = height % Tile.HEIGHT;
        // so many of these nodes has one tile
        int perTile = Tile.WIDTH >> within;
        Tile.Place place = new Tile.Place(level, n / perTile);
        Tile tile = find(place).orElseThrow(() -> new IllegalStateException("the log has no tile " + place));
        return tile.node(within, (int) (n % perTile));
    }
}
