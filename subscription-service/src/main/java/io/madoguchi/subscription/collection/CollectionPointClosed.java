package io.madoguchi.subscription.collection;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** The fact {@code collection-point.closed}. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record CollectionPointClosed(UUID id) {}
