package io.madoguchi.subscription.promotion;

import io.madoguchi.subscription.language.Bilingual;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a promotion offers; fixed when it is published.
 *
 * @param publicSource where the value comes from that decides the draw: named in advance, known to nobody before {@code valueDue}
 * @param contactDays how long a winner has to answer before an alternate is asked
 * @param keepDays after the draw, the contacts of those who won nothing go
 * @param winnerKeepDays after the draw, the contacts of the winners go
 */
record PromotionTerms(
        @NotNull @Valid Bilingual titles,
        @NotNull PromotionKind kind,
        @NotNull UUID collectionPoint,
        @NotNull UUID purpose,
        @Nullable @PositiveOrZero @Max(1_000_000_000L) Long transactionValue,
        @Nullable @PositiveOrZero @Max(1_000_000_000_000L) Long expectedSales,
        @NotNull Instant opensAt,
        @NotNull Instant closesAt,
        @NotNull @Valid Bilingual publicSource,
        @NotNull Instant valueDue,
        @NotEmpty @Size(max = 20) List<@NotNull @Valid PrizeTerms> prizes,
        @Min(0) @Max(10_000) int alternates,
        @Min(1) @Max(365) int contactDays,
        @Min(1) @Max(365) int keepDays,
        @Min(1) @Max(3_650) int winnerKeepDays) {

    /** One kind of prize; the value is its usual price in yen. */
    record PrizeTerms(
            @NotNull @Valid Bilingual names,
            @PositiveOrZero @Max(1_000_000_000_000L) long value,
            @Min(1) @Max(10_000) int count) {}

    @AssertTrue(message = "the opening comes before the close, and the close before the public value")
    boolean isWindowInOrder() {
        return opensAt == null
                || closesAt == null
                || valueDue == null
                || (opensAt.isBefore(closesAt) && closesAt.isBefore(valueDue));
    }

    @AssertTrue(message = "a promotion tied to a purchase needs the value of the purchase and the expected sales")
    boolean isPurchaseKnown() {
        return kind == PromotionKind.OPEN || (transactionValue != null && expectedSales != null);
    }

    @AssertTrue(message = "winners are kept at least as long as the others")
    boolean isKeepingInOrder() {
        return winnerKeepDays >= keepDays;
    }
}
