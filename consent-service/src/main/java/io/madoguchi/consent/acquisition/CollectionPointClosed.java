package io.madoguchi.consent.acquisition;

import java.util.UUID;

/** {@code collection-point.closed}: no data is taken here any more. */
record CollectionPointClosed(UUID id, String company) {

    static final String TYPE = "collection-point.closed";
}
