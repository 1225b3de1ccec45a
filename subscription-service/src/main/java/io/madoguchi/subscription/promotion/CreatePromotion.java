package io.madoguchi.subscription.promotion;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A new promotion, with the first version of its rules. */
record CreatePromotion(
        @NotBlank @Size(max = 60) String company,

        @NotNull @Pattern(regexp = "[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?")
        String slug,

        @NotNull @Valid PromotionTerms terms,
        @NotNull @Valid RulesText rules) {}
