package io.madoguchi.persons;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What is left of a person's keys after a destruction.
 *
 * @param destroyed every class of this generation whose key is gone, and since when; a repeated call reports the first time
 * @param retained classes of this generation whose key still opens
 */
public record Destruction(Holder holder, Map<RetentionClass, Instant> destroyed, Set<RetentionClass> retained) {

    public Destruction {
        destroyed = Map.copyOf(destroyed);
        retained = Set.copyOf(retained);
    }
}
