package io.madoguchi.subscription.contact;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The fact {@code contact.stopped}: somebody whose card came in stopped all mail of the company.
 *
 * @param purposes all that their cards were good for
 * @param reason the way they took, as in {@code subscription.ended}
 */
@RegisterForReflection
record ContactStopped(String person, String company, List<UUID> purposes, String reason, Instant at) {

    static final String TYPE = "contact.stopped";
}
