package io.madoguchi.consent.retention;

import io.madoguchi.consent.Wording;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;

/** What a review found, and what is done about it. */
@RegisterForReflection
record FinishReview(
        @NotBlank @Wording(max = 2000, lines = true) String finding,
        @NotBlank @Wording(max = 2000, lines = true) String action) {}
