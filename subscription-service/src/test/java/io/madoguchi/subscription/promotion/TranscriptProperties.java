package io.madoguchi.subscription.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.subscription.language.Bilingual;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;

class TranscriptProperties {

    private static final UUID PROMOTION = UUID.fromString("01a202ea-3121-7000-bf6d-9c58b419e8df");
    private static final HexFormat HEX = HexFormat.of();

    @Property(tries = 100)
    void aTranscriptVerifies(
            @ForAll @IntRange(max = 60) int entries,
            @ForAll @IntRange(min = 1, max = 5) int winners,
            @ForAll @AlphaChars @StringLength(min = 1, max = 40) String value)
            throws Exception {
        assertThat(Replay.broken(drawn(entries, winners, value))).isEmpty();
    }

    @Property(tries = 100)
    void anyChangeOfAnEntryIsSeen(
            @ForAll @IntRange(min = 2, max = 60) int entries, @ForAll @IntRange(max = 59) int which) throws Exception {
        Transcript whole = drawn(entries, 2, "value");
        List<String> leaves = whole.entries().leaves();

        List<String> altered = new ArrayList<>(leaves);
        altered.set(which % entries, HEX.formatHex(EntryTree.leaf(PROMOTION, "a friend")));
        List<String> swapped = new ArrayList<>(leaves);
        Collections.swap(swapped, which % entries, (which + 1) % entries);
        List<String> dropped = new ArrayList<>(leaves);
        dropped.remove(which % entries);

        for (List<String> other : List.of(altered, swapped, dropped)) {
            assertThat(Replay.broken(with(whole, other, whole.publicValue().value(), whole.order())))
                    .isPresent();
        }
    }

    @Property(tries = 100)
    void anyChangeOfTheOrderTheValueOrTheSecretIsSeen(
            @ForAll @IntRange(min = 3, max = 60) int entries,
            @ForAll @AlphaChars @StringLength(min = 1, max = 40) String value)
            throws Exception {
        Transcript whole = drawn(entries, 3, value);
        List<Integer> swapped = new ArrayList<>(whole.order() == null ? List.of() : whole.order());
        Collections.swap(swapped, 0, 1);

        assertThat(Replay.broken(with(whole, whole.entries().leaves(), value, swapped)))
                .contains("order");
        assertThat(Replay.broken(with(whole, whole.entries().leaves(), value + "1", whole.order())))
                .contains("seed");
        assertThat(Replay.broken(secret(whole, HEX.formatHex(Digest.sha256(Digest.utf8("another"))))))
                .contains("commitment");
    }

    private static Transcript drawn(int entries, int winners, String value) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            leaves.add(EntryTree.leaf(PROMOTION, "ticket-" + i));
        }
        EntryTree tree = EntryTree.of(leaves);
        byte[] secret = Digest.sha256(Digest.utf8("secret"));
        byte[] seed = Lottery.seed(PROMOTION, tree.root(), secret, value);
        int[] order = Lottery.order(seed, entries, winners + 2);
        Instant at = Instant.parse("2026-11-22T03:04:05.678Z");
        return new Transcript(
                Lottery.ALGORITHM,
                PROMOTION,
                "aoba",
                List.of(new Transcript.RulesNamed(1, "sha256-x", at)),
                at,
                at,
                HEX.formatHex(Digest.sha256(secret)),
                winners,
                2,
                new Transcript.EntriesFixed(
                        entries,
                        HEX.formatHex(tree.root()),
                        at,
                        IntStream.range(0, entries)
                                .mapToObj(i -> HEX.formatHex(tree.leafAt(i)))
                                .toList()),
                new Transcript.ValueNamed(new Bilingual("宝くじ", "Lottery"), at, value, List.of()),
                HEX.formatHex(secret),
                HEX.formatHex(seed),
                Arrays.stream(order).boxed().toList(),
                at);
    }

    private static Transcript with(
            Transcript t, List<String> leaves, @Nullable String value, @Nullable List<Integer> order) {
        Transcript.EntriesFixed fixed = new Transcript.EntriesFixed(
                leaves.size(), t.entries().root(), t.entries().closedAt(), leaves);
        Transcript.ValueNamed named = new Transcript.ValueNamed(
                t.publicValue().source(), t.publicValue().due(), value, List.of());
        return new Transcript(
                t.format(),
                t.promotion(),
                t.company(),
                t.rules(),
                t.opensAt(),
                t.closesAt(),
                t.commitment(),
                t.winners(),
                t.alternates(),
                fixed,
                named,
                t.secret(),
                t.seed(),
                order,
                t.drawnAt());
    }

    private static Transcript secret(Transcript t, String other) {
        return new Transcript(
                t.format(),
                t.promotion(),
                t.company(),
                t.rules(),
                t.opensAt(),
                t.closesAt(),
                t.commitment(),
                t.winners(),
                t.alternates(),
                t.entries(),
                t.publicValue(),
                other,
                t.seed(),
                t.order(),
                t.drawnAt());
    }
}
