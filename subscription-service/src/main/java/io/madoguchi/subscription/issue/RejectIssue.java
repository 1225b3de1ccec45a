package io.madoguchi.subscription.issue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Why a reviewed issue goes back to its author. */
record RejectIssue(
        @NotBlank
        @Size(max = 1000)
        @Pattern(regexp = WriteVariant.Text.LINES, message = "must not contain control characters")
        String reason) {}
