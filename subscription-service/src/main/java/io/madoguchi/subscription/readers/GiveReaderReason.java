package io.madoguchi.subscription.readers;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why an address is opened; it is kept with who opened it. */
record GiveReaderReason(@NotBlank @Size(max = 500) String reason) {}
