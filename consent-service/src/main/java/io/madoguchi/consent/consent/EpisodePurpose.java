package io.madoguchi.consent.consent;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A purpose an episode covers, in the version that was shown; without one where no notice is known. */
@RegisterForReflection
record EpisodePurpose(UUID id, @Nullable Integer version) {}
