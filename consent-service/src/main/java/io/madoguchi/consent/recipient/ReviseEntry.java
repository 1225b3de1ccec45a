package io.madoguchi.consent.recipient;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an entry says from a moment on (without one: from now). */
@RegisterForReflection
record ReviseEntry(
        @NotNull @Valid Contents contents, @Nullable Instant validFrom) {}
