package io.madoguchi.consent.statistics;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Releases a table for one period that is over: {@code 2026-10}, {@code 2026-Q3} or {@code 2026}. */
@RegisterForReflection
record ReleaseTable(@NotBlank @Size(max = 7) String period) {}
