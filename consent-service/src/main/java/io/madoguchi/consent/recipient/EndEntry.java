package io.madoguchi.consent.recipient;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Ends an entry, or a holding, at a moment (without one: now). */
@RegisterForReflection
record EndEntry(@Nullable Instant at) {}
