package io.madoguchi.events;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/**
 * The form of an event: CloudEvents 1.0, structured JSON. One mapper for all services, apart from the one of their REST
 * interface: a reader of events ignores what it does not know, so that a newer writer does not stop it.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">CloudEvents JSON</a>
 */
final class EventJson {

    static final String CONTENT_TYPE = "application/cloudevents+json; charset=UTF-8";

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModules(new JavaTimeModule(), new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private EventJson() {}

    static String data(Object data) {
        try {
            return MAPPER.writeValueAsString(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String envelope(OutboxRow row, String source, String data) {
        StringWriter text = new StringWriter(data.length() + 400);
        try (JsonGenerator json = MAPPER.getFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("specversion", "1.0");
            json.writeStringField("id", row.id().toString());
            json.writeStringField("source", source);
            json.writeStringField("type", row.type());
            json.writeStringField("subject", row.key());
            json.writeStringField("time", row.time().toString());
            json.writeStringField("datacontenttype", "application/json");
            json.writeNumberField("revision", row.revision());
            json.writeFieldName("data");
            json.writeRawValue(data);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Reads an event, or says in one sentence without its content why it is none. */
    static ReceivedEvent read(byte[] body) throws Unreadable {
        JsonNode event;
        try {
            event = MAPPER.readTree(body);
        } catch (IOException e) {
            throw new Unreadable("not JSON");
        }
        if (!"1.0".equals(event.path("specversion").textValue())) {
            throw new Unreadable("not a CloudEvent of version 1.0");
        }
        if (!event.path("revision").isIntegralNumber()) {
            throw new Unreadable("no attribute revision");
        }
        try {
            return new ReceivedEvent(
                    UUID.fromString(text(event, "id")),
                    text(event, "type"),
                    text(event, "source"),
                    text(event, "subject"),
                    event.path("revision").longValue(),
                    Instant.parse(text(event, "time")),
                    event.path("data"));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Unreadable("an id that is no UUID, or a time that is none");
        }
    }

    private static String text(JsonNode event, String attribute) throws Unreadable {
        String text = event.path(attribute).textValue();
        if (text == null) {
            throw new Unreadable("no attribute " + attribute);
        }
        return text;
    }

    /** This record is no event of ours; reading it again would not help. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        private final String why;

        Unreadable(String why) {
            super(why, null, false, false);
            this.why = why;
        }

        String why() {
            return why;
        }
    }
}
