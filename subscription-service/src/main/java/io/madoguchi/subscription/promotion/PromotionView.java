package io.madoguchi.subscription.promotion;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.subscription.language.Bilingual;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A promotion as everyone may see it, and for staff what is behind it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PromotionView(
        UUID id,
        String company,
        String slug,
        PromotionKind kind,
        PromotionState state,
        boolean open,
        Bilingual titles,
        UUID collectionPoint,
        UUID purpose,
        @Nullable Long transactionValue,
        @Nullable Long expectedSales,
        Instant opensAt,
        Instant closesAt,
        Bilingual publicSource,
        Instant valueDue,
        Instant drawBy,
        String algorithm,
        String commitment,
        List<PrizeView> prizes,
        int alternates,
        int contactDays,
        int keepDays,
        int winnerKeepDays,
        @Nullable Integer rules,
        @Nullable String rulesHash,
        @Nullable Integer entries,
        @Nullable String root,
        @Nullable Instant drawnAt,
        int version,
        @Nullable StaffPart staff) {

    record PrizeView(Bilingual names, long value, int count) {}

    /** What only staff sees. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StaffPart(
            String author,
            @Nullable RulesView rulesDraft,
            List<PremiumCap.Finding> caps,
            List<ValueView> values,
            long entriesSoFar,
            @Nullable Overdue overdue) {}

    /** What somebody in the house should have done by now. */
    enum Overdue {
        DRAW,
        DISPATCH
    }

    /** The public value as two people read it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ValueView(
            String value,
            String statedBy,
            Instant statedAt,
            @Nullable String witnessedBy,
            @Nullable Instant witnessedAt,
            @Nullable Instant replacedAt) {

        static ValueView of(PublicValue v) {
            return new ValueView(v.value, v.statedName, v.statedAt, v.witnessName, v.witnessedAt, v.replacedAt);
        }
    }

    static PromotionView of(
            Promotion p,
            @Nullable PromotionRules inForce,
            @Nullable Draw draw,
            @Nullable StaffPart staff,
            Instant now) {
        return new PromotionView(
                p.id,
                p.company,
                p.slug,
                p.kind,
                p.state,
                p.isOpenAt(now),
                p.titles(),
                p.collectionPoint,
                p.purpose,
                p.transactionValue,
                p.expectedSales,
                p.opensAt,
                p.closesAt,
                p.publicSource(),
                p.valueDue,
                p.drawBy(),
                Lottery.ALGORITHM,
                HexFormat.of().formatHex(p.commitment),
                p.prizes.stream()
                        .map(prize -> new PrizeView(prize.names(), prize.value(), prize.count()))
                        .toList(),
                p.alternates,
                p.contactDays,
                p.keepDays,
                p.winnerKeepDays,
                inForce == null ? null : inForce.version,
                inForce == null ? null : inForce.hash,
                draw == null ? null : draw.entries,
                draw == null ? null : HexFormat.of().formatHex(draw.root),
                p.drawnAt,
                p.version,
                staff);
    }
}
