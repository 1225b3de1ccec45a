package io.madoguchi.inquiry.intake;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/** The fact {@code collection-point.closed}. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record PointClosed(UUID id) {}
