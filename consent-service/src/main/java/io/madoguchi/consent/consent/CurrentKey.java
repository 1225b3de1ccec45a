package io.madoguchi.consent.consent;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.Serializable;
import java.util.UUID;

/** One row per person and purpose. */
@RegisterForReflection
record CurrentKey(String person, UUID purpose) implements Serializable {}
