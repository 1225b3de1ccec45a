package io.madoguchi.subscription.contact;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * The fact {@code contact.imported}: whose contact came in where and when, and where that can be looked up.
 *
 * @param person a reference; no address leaves this service
 */
@RegisterForReflection
record ContactImported(
        String person,
        int generation,
        String company,
        UUID collectionPoint,
        String locale,
        Instant at,
        String document) {

    static final String TYPE = "contact.imported";
}
