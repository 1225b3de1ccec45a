package io.madoguchi.subscription.promotion;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.subscription.language.Bilingual;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Everything needed to do the draw again, and nothing about anybody. From the close on it holds the entries, from the draw on
 * also the secret, the seed and the drawn order. Bytes are lower-case hexadecimal.
 *
 * @param order positions in {@code entries.leaves}, the winners first, then the alternates
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Transcript(
        String format,
        UUID promotion,
        String company,
        List<RulesNamed> rules,
        Instant opensAt,
        Instant closesAt,
        String commitment,
        int winners,
        int alternates,
        EntriesFixed entries,
        ValueNamed publicValue,
        @Nullable String secret,
        @Nullable String seed,
        @Nullable List<Integer> order,
        @Nullable Instant drawnAt) {

    private static final HexFormat HEX = HexFormat.of();

    record RulesNamed(
            int version, @Nullable String hash, @Nullable Instant publishedAt) {}

    record EntriesFixed(int count, String root, Instant closedAt, List<String> leaves) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ValueNamed(
            Bilingual source, Instant due, @Nullable String value, List<Statement> statements) {}

    /** A value that was stated, by one person, and read again by another; who they are stays in the house. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Statement(
            String value,
            Instant statedAt,
            @Nullable Instant witnessedAt,
            @Nullable Instant replacedAt) {}

    static Transcript of(Promotion p, List<PromotionRules> rules, Draw draw, List<PublicValue> values) {
        int[] drawn = draw.picked;
        return new Transcript(
                Lottery.ALGORITHM,
                p.id,
                p.company,
                rules.stream()
                        .map(r -> new RulesNamed(r.version, r.hash, r.publishedAt))
                        .toList(),
                p.opensAt,
                p.closesAt,
                HEX.formatHex(p.commitment),
                p.winners(),
                p.alternates,
                fixed(draw),
                named(p, values),
                hex(draw.secret),
                hex(draw.seed),
                drawn == null ? null : IntStream.of(drawn).boxed().toList(),
                draw.drawnAt);
    }

    private static EntriesFixed fixed(Draw draw) {
        EntryTree tree = draw.tree();
        List<String> leaves = IntStream.range(0, tree.size())
                .mapToObj(i -> HEX.formatHex(tree.leafAt(i)))
                .toList();
        return new EntriesFixed(draw.entries, HEX.formatHex(draw.root), draw.closedAt, leaves);
    }

    private static ValueNamed named(Promotion p, List<PublicValue> values) {
        List<Statement> statements = values.stream()
                .map(v -> new Statement(v.value, v.statedAt, v.witnessedAt, v.replacedAt))
                .toList();
        String value = statements.stream()
                .filter(s -> s.witnessedAt() != null)
                .map(Statement::value)
                .findFirst()
                .orElse(null);
        return new ValueNamed(p.publicSource(), p.valueDue, value, statements);
    }

    private static @Nullable String hex(byte @Nullable [] bytes) {
        return bytes == null ? null : HEX.formatHex(bytes);
    }
}
