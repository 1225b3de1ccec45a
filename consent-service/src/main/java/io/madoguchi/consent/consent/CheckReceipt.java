package io.madoguchi.consent.consent;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Asks whether a receipt is genuine. */
record CheckReceipt(@NotBlank @Size(max = 131_072) String receipt) {}
