package io.madoguchi.subscription.subscription;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** The option "Unsubscribe from the mail service" of the public form (clause E11). */
record LeaveByForm(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}")
        String company,

        @NotNull @Size(max = 254) String address) {}
