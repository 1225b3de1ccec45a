package io.madoguchi.subscription.promotion;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The rules in both languages, in Markdown. */
record RulesText(
        @NotBlank @Size(max = 30_000) String ja,
        @NotBlank @Size(max = 30_000) String en) {}
