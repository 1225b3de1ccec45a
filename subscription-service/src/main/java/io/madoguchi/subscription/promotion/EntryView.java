package io.madoguchi.subscription.promotion;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.subscription.language.Bilingual;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry as whoever made it sees it, with the proof that it was among the drawn. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EntryView(
        UUID promotion,
        String company,
        Bilingual titles,
        PromotionState state,
        String ticket,
        String leaf,
        int rules,
        Instant enteredAt,
        String locale,
        @Nullable Inclusion inclusion,
        @Nullable Result result,
        @Nullable Integer rank) {

    /** Where the leaf stands, and the hashes beside its way to the root (RFC 9162 §2.1.3). */
    record Inclusion(int index, int count, String root, List<String> path) {}

    /** What the draw was for this entry. */
    enum Result {
        WON,
        ALTERNATE,
        NOT_DRAWN
    }

    static EntryView of(Entry entry, Promotion promotion, String ticket, @Nullable Draw draw, @Nullable Award award) {
        Result result = null;
        if (promotion.isDrawn()) {
            result = award == null ? Result.NOT_DRAWN : award.prize == null ? Result.ALTERNATE : Result.WON;
        }
        return new EntryView(
                promotion.id,
                promotion.company,
                promotion.titles(),
                promotion.state,
                ticket,
                HexFormat.of().formatHex(entry.leaf),
                entry.rules,
                entry.enteredAt,
                entry.locale,
                draw == null ? null : inclusion(entry, draw),
                result,
                award == null ? null : award.rank);
    }

    private static @Nullable Inclusion inclusion(Entry entry, Draw draw) {
        EntryTree tree = draw.tree();
        int index = tree.indexOf(entry.leaf);
        if (index < 0) {
            return null;
        }
        HexFormat hex = HexFormat.of();
        return new Inclusion(
                index,
                draw.entries,
                hex.formatHex(draw.root),
                tree.path(index).stream().map(hex::formatHex).toList());
    }
}
