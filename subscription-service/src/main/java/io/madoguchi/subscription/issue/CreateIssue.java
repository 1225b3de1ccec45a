package io.madoguchi.subscription.issue;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A new issue of a topic, in Japanese, in English, or in both. */
@RegisterForReflection
record CreateIssue(
        @NotNull UUID topic,
        @NotEmpty Map<@NotNull @Pattern(regexp = "ja|en") String, @NotNull @Valid WriteVariant> variants,
        @Nullable IssueTerms terms) {}
