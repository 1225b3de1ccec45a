package io.madoguchi.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;

/**
 * A fact from another service.
 *
 * @param key the person reference, or the id of the aggregate
 * @param revision counts the events of this key in this topic, from 1 and without gaps at the sender
 */
public record ReceivedEvent(
        UUID id, String type, String source, String key, long revision, Instant time, JsonNode data) {

    /** The type of the record that ends a key in a compacted topic. */
    public static final String TOMBSTONE = "tombstone";

    public boolean isTombstone() {
        return TOMBSTONE.equals(type);
    }

    /** The data as this record; what the record does not name is ignored. */
    public <T> T data(Class<T> type) {
        try {
            return EventJson.MAPPER.treeToValue(data, type);
        } catch (JsonProcessingException e) {
            // the message quotes what was read
            e.clearLocation();
            throw new UncheckedIOException(
                    "the data of the event does not have the form of " + type.getSimpleName(), e);
        }
    }
}
