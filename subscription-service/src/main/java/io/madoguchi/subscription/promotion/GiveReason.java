package io.madoguchi.subscription.promotion;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why something is done; kept with it. */
record GiveReason(@NotBlank @Size(max = 500) String reason) {}
