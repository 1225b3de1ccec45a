package io.madoguchi.events;

import com.fasterxml.jackson.databind.node.NullNode;
import io.madoguchi.events.EventJson.Unreadable;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The attributes of an event without a body travel as headers, in the binary mode of CloudEvents.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka binding</a>
 */
final class Tombstone {

    private Tombstone() {}

    static void write(OutboxRow row, String source, Headers headers) {
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", row.id().toString());
        add(headers, "ce_source", source);
        add(headers, "ce_type", row.type());
        add(headers, "ce_subject", row.key());
        add(headers, "ce_time", row.time().toString());
        add(headers, "ce_revision", String.valueOf(row.revision()));
    }

    static ReceivedEvent read(Headers headers) throws Unreadable {
        try {
            return new ReceivedEvent(
                    UUID.fromString(text(headers, "ce_id")),
                    ReceivedEvent.TOMBSTONE,
                    text(headers, "ce_source"),
                    text(headers, "ce_subject"),
                    Long.parseLong(text(headers, "ce_revision")),
                    Instant.parse(text(headers, "ce_time")),
                    NullNode.getInstance());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Unreadable("a header of a tombstone has another form");
        }
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Headers headers, String name) throws Unreadable {
        Header header = headers.lastHeader(name);
        if (header == null) {
            throw new Unreadable("a tombstone without header " + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
