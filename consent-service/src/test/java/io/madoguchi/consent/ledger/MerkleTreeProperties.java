package io.madoguchi.consent.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;

/** The tree in tiles is the tree of RFC 6962, however it grew; whatever was proved once stays proved. */
class MerkleTreeProperties {

    private static final int LARGEST = 1_400;
    private static final List<byte[]> ENTRIES = Naive.entries(LARGEST);

    private final Map<Tile.Place, Tile> stored = new HashMap<>();

    @BeforeTry
    void nothingStored() {
        stored.clear();
    }

    @Property(tries = 60)
    void everySizeHasTheRootOfTheNaiveTree(@ForAll @Size(min = 1, max = 6) List<@IntRange(max = 300) Integer> batches) {
        long size = 0;
        for (int batch : batches) {
            TreeGrowth growth = growth(size);
            for (int i = 0; i < batch && growth.size() < LARGEST; i++) {
                growth.add(ENTRIES.get((int) growth.size()));
            }
            size = growth.size();
            assertThat(growth.root()).isEqualTo(Naive.root(ENTRIES.subList(0, (int) size)));
            growth.touched().forEach(tile -> stored.put(tile.place(), tile));
            assertThat(tree().root(size)).isEqualTo(growth.root());
        }
    }

    @Property(tries = 300)
    void everyProofOfInclusionVerifies(
            @ForAll @IntRange(min = 1, max = LARGEST) int size, @ForAll @IntRange(max = LARGEST - 1) int leaf) {
        grown();
        int index = leaf % size;

        List<byte[]> path = tree().inclusion(index, size);

        byte[] root = Naive.root(ENTRIES.subList(0, size));
        assertThat(Naive.includes(ENTRIES.get(index), index, size, path, root)).isTrue();
        // and proves nothing about another entry
        assertThat(Naive.includes(ENTRIES.get((index + 1) % LARGEST), index, size, path, root))
                .isFalse();
    }

    @Property(tries = 300)
    void anyTwoSizesAreConsistent(
            @ForAll @IntRange(max = LARGEST) int one, @ForAll @IntRange(max = LARGEST) int other) {
        grown();
        int from = Math.min(one, other);
        int to = Math.max(one, other);

        List<byte[]> proof = tree().consistency(from, to);

        byte[] before = Naive.root(ENTRIES.subList(0, from));
        byte[] after = Naive.root(ENTRIES.subList(0, to));
        assertThat(Naive.consistent(from, to, before, after, proof)).isTrue();
        if (from > 0 && from < to) {
            List<byte[]> rewritten = new ArrayList<>(ENTRIES.subList(0, from));
            rewritten.set(from / 2, new byte[32]);
            assertThat(Naive.consistent(from, to, Naive.root(rewritten), after, proof))
                    .isFalse();
        }
    }

    @Example
    void aTreeOfSeventyThousandHasTheTilesOfTheSpecification() {
        TreeGrowth growth = growth(0);
        for (int i = 0; i < 70_000; i++) {
            growth.add(ENTRIES.get(i % LARGEST));
        }

        assertThat(growth.touched().stream().filter(t -> t.place().level() == 0 && t.isFull()))
                .hasSize(273);
        assertThat(width(growth, new Tile.Place(0, 273))).isEqualTo(112);
        assertThat(width(growth, new Tile.Place(1, 0))).isEqualTo(256);
        assertThat(width(growth, new Tile.Place(1, 1))).isEqualTo(17);
        assertThat(width(growth, new Tile.Place(2, 0))).isEqualTo(1);
        assertThat(growth.touched())
                .hasSize(277)
                .allSatisfy(t -> assertThat(t.width()).isEqualTo(t.place().width(70_000)));
    }

    @Property(tries = 200)
    void anAddressIsReadAsItIsWritten(
            @ForAll @LongRange(min = 0, max = 999_999_999_999_999L) long index,
            @ForAll @IntRange(min = 1, max = 256) int width) {
        TilePath path = new TilePath(index, width);

        assertThat(TilePath.parse(path.text())).contains(path);
    }

    @Example
    void addressesHaveOneForm() {
        assertThat(new TilePath(1_234_067, 256).text()).isEqualTo("x001/x234/067");
        assertThat(List.of(
                        "1",
                        "0001",
                        "x001",
                        "001/",
                        "/001",
                        "x000/001",
                        "001.p/0",
                        "001.p/256",
                        "001.p/01",
                        "001.p/",
                        "001.p/-1",
                        "x01/001",
                        "a01",
                        "001.p/1/2"))
                .allSatisfy(path -> assertThat(TilePath.parse(path)).as(path).isEmpty());
    }

    private int width(TreeGrowth growth, Tile.Place place) {
        return growth.touched().stream()
                .filter(t -> t.place().equals(place))
                .findFirst()
                .orElseThrow()
                .width();
    }

    private void grown() {
        TreeGrowth growth = growth(0);
        ENTRIES.forEach(growth::add);
        growth.touched().forEach(tile -> stored.put(tile.place(), tile));
    }

    private TreeGrowth growth(long size) {
        return new TreeGrowth(size, place -> Optional.ofNullable(stored.get(place)));
    }

    private MerkleTree tree() {
        return new MerkleTree(new TileReader(place -> Optional.ofNullable(stored.get(place))));
    }
}
