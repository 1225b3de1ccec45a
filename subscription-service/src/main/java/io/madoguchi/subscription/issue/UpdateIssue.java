package io.madoguchi.subscription.issue;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Map;

/** All variants of an issue, anew. */
record UpdateIssue(@NotEmpty Map<@NotNull @Pattern(regexp = "ja|en") String, @NotNull @Valid WriteVariant> variants) {}
