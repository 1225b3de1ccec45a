package io.madoguchi.inquiry.intake;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The number and the key of a receipt. In a body and never in a path, so that no log keeps them. */
record OpenCase(
        @NotNull @Size(max = 20) String number,
        @NotNull @Size(max = 64) String key) {}
