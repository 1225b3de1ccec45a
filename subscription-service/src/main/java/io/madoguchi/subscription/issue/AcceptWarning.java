package io.madoguchi.subscription.issue;

import io.madoguchi.subscription.preflight.Rule;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes a warning on, in one language or where it concerns the whole issue. */
record AcceptWarning(
        @NotNull Rule code,
        @Nullable @Pattern(regexp = "ja|en") String locale) {}
