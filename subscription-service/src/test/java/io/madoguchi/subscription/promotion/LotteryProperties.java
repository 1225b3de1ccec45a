package io.madoguchi.subscription.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LotteryProperties {

    private static final UUID PROMOTION = UUID.fromString("01a202ea-3121-7000-bf6d-9c58b419e8df");

    @Property
    void nobodyIsDrawnTwiceAndNobodyFromOutside(
            @ForAll @Size(32) byte[] seed,
            @ForAll @IntRange(max = 500) int entries,
            @ForAll @IntRange(max = 600) int wanted) {
        int[] drawn = Lottery.order(seed, entries, wanted);

        assertThat(drawn).hasSize(Math.min(entries, wanted)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(drawn)).allMatch(i -> i >= 0 && i < entries);
    }

    /** Who is drawn does not depend on how many alternates are drawn after them. */
    @Property
    void moreAlternatesChangeNoWinner(
            @ForAll @Size(32) byte[] seed, @ForAll @IntRange(min = 1, max = 300) int entries) {
        int[] all = Lottery.order(seed, entries, entries);

        for (int wanted = 0; wanted <= entries; wanted += 7) {
            assertThat(Lottery.order(seed, entries, wanted)).isEqualTo(Arrays.copyOf(all, wanted));
        }
    }

    /** What is not thrown away falls into equal shares: the remainder of every bound, in numbers without a limit. */
    @Property
    void eachNumberOfABoundHasTheSameShare(@ForAll @IntRange(min = 1) int bound) {
        BigInteger all = BigInteger.TWO.pow(64);

        BigInteger kept = all.subtract(BigInteger.valueOf(Lottery.Stream.uneven(bound)));

        assertThat(kept.mod(BigInteger.valueOf(bound))).isEqualTo(BigInteger.ZERO);
        assertThat(Lottery.Stream.uneven(bound)).isBetween(0L, bound - 1L);
    }

    /** Over many public values every entry comes first equally often: chi-square below the 0.1 % point of 6 degrees. */
    @Example
    void everyEntryHasTheSameChance() {
        int entries = 7;
        int draws = 21_000;
        int[] first = new int[entries];
        int[] last = new int[entries];
        byte[] root = Digest.sha256(Digest.utf8("the same entries"));
        byte[] secret = Digest.sha256(Digest.utf8("the same secret"));

        for (int value = 0; value < draws; value++) {
            int[] order = Lottery.order(Lottery.seed(PROMOTION, root, secret, "2026-" + value), entries, entries);
            first[order[0]]++;
            last[order[entries - 1]]++;
        }

        assertThat(chiSquare(first, draws)).isLessThan(22.46);
        assertThat(chiSquare(last, draws)).isLessThan(22.46);
    }

    /** HKDF as RFC 5869 has it: extract with the promotion as salt, expand by one block. */
    @Example
    void theSeedDependsOnEachOfItsParts() {
        byte[] root = Digest.sha256(Digest.utf8("root"));
        byte[] secret = Digest.sha256(Digest.utf8("secret"));
        String seed = hex(Lottery.seed(PROMOTION, root, secret, "12 34 56"));

        assertThat(hex(Lottery.seed(PROMOTION, root, secret, "12 34 56"))).isEqualTo(seed);
        assertThat(hex(Lottery.seed(PROMOTION, root, secret, "12 34 57"))).isNotEqualTo(seed);
        assertThat(hex(Lottery.seed(PROMOTION, secret, root, "12 34 56"))).isNotEqualTo(seed);
        assertThat(hex(Lottery.seed(UUID.randomUUID(), root, secret, "12 34 56")))
                .isNotEqualTo(seed);
    }

    private static double chiSquare(int[] counts, int draws) {
        double expected = (double) draws / counts.length;
        return Arrays.stream(counts)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
