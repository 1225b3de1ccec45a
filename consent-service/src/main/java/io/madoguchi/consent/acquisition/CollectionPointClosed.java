package io.madoguchi.consent.acquisition;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** {@code collection-point.closed}: no data is taken here any more. */
@RegisterForReflection
record CollectionPointClosed(UUID id, String company) {

    static final String TYPE = "collection-point.closed";
}
