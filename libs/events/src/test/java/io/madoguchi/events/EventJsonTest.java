package io.madoguchi.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.madoguchi.events.EventJson.Unreadable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.apache.kafka.common.header.internals.RecordHeaders;

class EventJsonTest {

    private static final String GOOD = """
            {"specversion":"1.0","id":"01234567-89ab-7def-8123-456789abcdef","source":"/x","type":"t","subject":"k",\
            "time":"2026-11-22T01:02:03.004Z","datacontenttype":"application/json","revision":7,"data":{"a":1,"b":"x"}}""";

    record Narrow(int a) {}

    @Property(tries = 300)
    void whatIsWrittenIsRead(
            @ForAll String key, @ForAll String type, @ForAll @LongRange(min = 1) long revision, @ForAll String text)
            throws Unreadable {
        Instant time = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String data = EventJson.data(Map.of("text", text, "at", time));
        OutboxRow row = new OutboxRow(1, Ids.next(), "topic", key, revision, type, data, time);

        ReceivedEvent event =
                EventJson.read(EventJson.envelope(row, "/here", data).getBytes(StandardCharsets.UTF_8));

        assertThat(event)
                .extracting(
                        ReceivedEvent::id,
                        ReceivedEvent::type,
                        ReceivedEvent::source,
                        ReceivedEvent::key,
                        ReceivedEvent::revision,
                        ReceivedEvent::time)
                .containsExactly(row.id(), type, "/here", key, revision, time);
        assertThat(event.data().get("text").textValue()).isEqualTo(text);
        assertThat(event.data().get("at").textValue()).isEqualTo(time.toString());
    }

    @Property(tries = 100)
    void aTombstoneTravelsInHeaders(@ForAll @LongRange(min = 1) long revision) throws Unreadable {
        Instant time = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        OutboxRow row = new OutboxRow(1, Ids.next(), "topic", "k", revision, ReceivedEvent.TOMBSTONE, null, time);
        RecordHeaders headers = new RecordHeaders();

        Tombstone.write(row, "/here", headers);

        ReceivedEvent event = Tombstone.read(headers);
        assertThat(event.isTombstone()).isTrue();
        assertThat(event.revision()).isEqualTo(revision);
        assertThat(event.id()).isEqualTo(row.id());
        assertThat(event.data().isNull()).isTrue();
    }

    @Example
    void aReaderIgnoresWhatItDoesNotKnow() throws Unreadable {
        ReceivedEvent event = EventJson.read(GOOD.getBytes(StandardCharsets.UTF_8));

        assertThat(event.data(Narrow.class)).isEqualTo(new Narrow(1));
    }

    @Property(tries = 200)
    void anyBytesAreReadOrCalledUnreadable(@ForAll byte[] bytes) {
        assertThatThrownBy(() -> EventJson.read(bytes)).isInstanceOf(Unreadable.class);
    }

    @Example
    void everyMissingOrWrongAttributeIsSeen() {
        for (String bad : new String[] {
            GOOD.replace("\"specversion\":\"1.0\"", "\"specversion\":\"0.3\""),
            GOOD.replace("\"id\"", "\"no\""),
            GOOD.replace("01234567-89ab", "not a uuid"),
            GOOD.replace("\"source\"", "\"no\""),
            GOOD.replace("\"type\"", "\"no\""),
            GOOD.replace("\"subject\"", "\"no\""),
            GOOD.replace("2026-11-22T01", "yesterday"),
            GOOD.replace("\"revision\":7", "\"revision\":\"7\""),
            GOOD.replace("\"revision\":7", "\"revision\":7.5"),
            GOOD.substring(1),
            GOOD + "{}",
            "[]",
            "null",
            ""
        }) {
            assertThatThrownBy(() -> EventJson.read(bad.getBytes(StandardCharsets.UTF_8)))
                    .as(bad)
                    .isInstanceOf(Unreadable.class);
        }
    }
}
