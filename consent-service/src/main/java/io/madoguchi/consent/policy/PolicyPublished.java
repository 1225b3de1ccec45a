package io.madoguchi.consent.policy;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/** {@code policy.published}: a version can be read by everyone and is in force from a moment on. */
@RegisterForReflection
record PolicyPublished(UUID id, String company, int version, Instant effectiveFrom) {

    static final String TYPE = "policy.published";
}
