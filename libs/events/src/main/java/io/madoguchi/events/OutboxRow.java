package io.madoguchi.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event on its way out; without data it is the tombstone of its key. */
record OutboxRow(
        long sequence,
        UUID id,
        String topic,
        String key,
        long revision,
        String type,
        @Nullable String data,
        Instant time) {

    boolean sameKey(OutboxRow other) {
        return key.equals(other.key) && topic.equals(other.topic);
    }
}
