package io.madoguchi.subscription.issue;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All variants of an issue, anew; its terms stay as they are where they are absent. */
record UpdateIssue(
        @NotEmpty Map<@NotNull @Pattern(regexp = "ja|en") String, @NotNull @Valid WriteVariant> variants,
        @Nullable IssueTerms terms) {}
