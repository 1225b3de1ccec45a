package io.madoguchi.subscription.promotion;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** The whole draft, written anew. */
record UpdatePromotion(
        @NotNull @Valid PromotionTerms terms,
        @NotNull @Valid RulesText rules) {}
