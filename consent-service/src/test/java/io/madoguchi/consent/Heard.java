package io.madoguchi.consent;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.madoguchi.events.EventHandler;
import io.madoguchi.events.Ids;
import io.madoguchi.events.ReceivedEvent;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Events of other services, as this service hears them from the broker. */
public final class Heard {

    private Heard() {}

    /** One opt-in of this person, confirmed at that moment under the open notice; its episode. */
    public static UUID confirmed(Iterable<EventHandler> handlers, Given world, String person, Instant at) {
        JsonPath notice = world.notice().jsonPath();
        UUID episode = Ids.next();
        Instant confirmed = at.truncatedTo(ChronoUnit.MILLIS);
        hear(handlers, "madoguchi.subscriptions", "subscription.confirmed", person, """
                {"episode": "%s", "person": "%s", "generation": 1, "company": "%s", "topic": "%s",
                 "topicNames": {"ja": "新刊案内", "en": "New books"}, "purposes": ["%s"], "collectionPoint": "%s",
                 "notice": {"revision": %d, "hash": "%s", "locale": "ja"},
                 "requestedAt": "%s", "confirmedAt": "%s", "evidence": {"channel": "FORM", "ageAttested": true}}
                """.formatted(
                        episode,
                        person,
                        world.company,
                        Ids.next(),
                        world.purpose,
                        world.collectionPoint,
                        notice.getInt("revision"),
                        notice.getString("texts.ja.hash"),
                        confirmed.minusSeconds(60),
                        confirmed));
        return episode;
    }

    public static void ended(Iterable<EventHandler> handlers, Given world, String person, UUID episode, Instant at) {
        hear(handlers, "madoguchi.subscriptions", "subscription.ended", person, """
                {"episode": "%s", "person": "%s", "company": "%s", "topic": "%s", "reason": "READER", "endedAt": "%s",
                 "echo": false}
                """.formatted(
                        episode, person, world.company, Ids.next(), at));
    }

    public static void hear(Iterable<EventHandler> handlers, String topic, String type, String key, String json) {
        try {
            ReceivedEvent event = new ReceivedEvent(
                    Ids.next(), type, "/elsewhere", key, 1, Instant.now(), new ObjectMapper().readTree(json));
            QuarkusTransaction.requiringNew()
                    .run(() -> handlers.forEach(handler -> {
                        if (handler.topic().equals(topic)) {
                            handler.handle(event);
                        }
                    }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
