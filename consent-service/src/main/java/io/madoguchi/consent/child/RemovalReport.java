package io.madoguchi.consent.child;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What a service signs when it has removed a child's data.
 *
 * @param tables how many rows went, by table
 * @param remaining how many rows with the reference its databases still hold; the removal is done when it is zero
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record RemovalReport(UUID removal, String service, Map<String, Long> tables, long remaining, Instant at) {

    long removed() {
        return tables.values().stream().mapToLong(Long::longValue).sum();
    }
}
