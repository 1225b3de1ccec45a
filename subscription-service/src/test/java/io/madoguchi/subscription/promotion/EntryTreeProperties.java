package io.madoguchi.subscription.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class EntryTreeProperties {

    private static final UUID PROMOTION = UUID.fromString("01a202ea-3121-7000-bf6d-9c58b419e8df");

    @Property(tries = 200)
    void theRootIsThatOfRfc9162AndOfAnyOrderOfComing(@ForAll @IntRange(max = 130) int entries, @ForAll long seed)
            throws Exception {
        List<byte[]> leaves = leaves(entries);
        EntryTree tree = EntryTree.of(leaves);
        Collections.shuffle(leaves, new Random(seed));

        assertThat(EntryTree.of(leaves).root()).isEqualTo(tree.root());
        assertThat(EntryTree.stored(tree.joined()).root()).isEqualTo(tree.root());
        assertThat(tree.root())
                .isEqualTo(Replay.root(
                        IntStream.range(0, tree.size()).mapToObj(tree::leafAt).toList()));
    }

    @Property(tries = 200)
    void everyEntryProvesThatItWasThere(@ForAll @IntRange(min = 1, max = 130) int entries) {
        List<byte[]> leaves = leaves(entries);
        EntryTree tree = EntryTree.of(leaves);

        for (byte[] leaf : leaves) {
            int index = tree.indexOf(leaf);
            assertThat(climbed(leaf, index, tree.size(), tree.path(index))).isEqualTo(tree.root());
        }
        assertThat(tree.indexOf(EntryTree.leaf(PROMOTION, "never entered"))).isNegative();
    }

    @Property(tries = 200)
    void oneEntryMoreLessOrOtherIsAnotherRoot(
            @ForAll @IntRange(min = 1, max = 130) int entries, @ForAll @IntRange(max = 129) int which) {
        List<byte[]> leaves = leaves(entries);
        byte[] root = EntryTree.of(leaves).root();
        byte[] stranger = EntryTree.leaf(PROMOTION, "somebody else");

        List<byte[]> less = new ArrayList<>(leaves);
        less.remove(which % entries);
        List<byte[]> other = new ArrayList<>(leaves);
        other.set(which % entries, stranger);
        List<byte[]> more = new ArrayList<>(leaves);
        more.add(stranger);

        assertThat(EntryTree.of(less).root()).isNotEqualTo(root);
        assertThat(EntryTree.of(other).root()).isNotEqualTo(root);
        assertThat(EntryTree.of(more).root()).isNotEqualTo(root);
    }

    @Example
    void anEntryOfOnePromotionIsNoneOfAnother() {
        assertThat(EntryTree.leaf(PROMOTION, "ticket")).isNotEqualTo(EntryTree.leaf(UUID.randomUUID(), "ticket"));
    }

    /** RFC 9162 §2.1.3.2, as a person with a proof does it. */
    private static byte[] climbed(byte[] leaf, int index, int size, List<byte[]> path) {
        int fn = index;
        int sn = size - 1;
        byte[] hash = leaf;
        for (byte[] beside : path) {
            if ((fn & 1) == 1 || fn == sn) {
                hash = Digest.sha256(new byte[] {1}, beside, hash);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                hash = Digest.sha256(new byte[] {1}, hash, beside);
            }
            fn >>= 1;
            sn >>= 1;
        }
        assertThat(sn).isZero();
        return hash;
    }

    private static List<byte[]> leaves(int count) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add(EntryTree.leaf(PROMOTION, "ticket-" + i));
        }
        return leaves;
    }
}
