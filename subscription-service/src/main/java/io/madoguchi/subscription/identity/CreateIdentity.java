package io.madoguchi.subscription.identity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** An identity to be. */
record CreateIdentity(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}")
        String company,

        @NotNull @Valid WriteIdentity settings) {}
