package io.madoguchi.consent.acquisition;

import io.madoguchi.consent.Names;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;

/** A collection point in a list; what it asks for and shows is in its notice. */
@RegisterForReflection
record CollectionPointView(
        UUID id,
        String company,
        UUID section,
        String code,
        Channel channel,
        Names names,
        List<UUID> purposes,
        CollectionPoint.State state,
        int revision) {

    static CollectionPointView of(CollectionPoint point) {
        return new CollectionPointView(
                point.id,
                point.company,
                point.section,
                point.code,
                point.channel,
                point.names,
                point.purposes,
                point.state,
                point.revision);
    }
}
