package io.madoguchi.consent.retention;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;

/** What a collection point declares now; {@code missing} names the required items that were not among those asked about. */
@RegisterForReflection
record ItemsView(UUID collectionPoint, int revision, List<String> declared, List<String> missing) {}
