package io.madoguchi.consent.consent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.madoguchi.consent.Given;
import io.madoguchi.events.Ids;
import io.madoguchi.events.ReceivedEvent;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A reader of one company, and what subscription-service says about that reader. */
final class Readers {

    final String person = Given.person();
    final UUID episode = Ids.next();
    final UUID topic = Ids.next();
    final Given world;
    Instant confirmedAt = Instant.now().minusSeconds(5).truncatedTo(ChronoUnit.MILLIS);
    private final String hash;
    private final int revision;

    private Readers(Given world) {
        this.world = world;
        JsonPath notice = world.notice().jsonPath();
        hash = notice.getString("texts.ja.hash");
        revision = notice.getInt("revision");
    }

    static Readers of(Given world) {
        return new Readers(world);
    }

    ReceivedEvent confirmed() {
        return confirmed(episode, hash);
    }

    ReceivedEvent confirmed(UUID id, String noticeHash) {
        return event("subscription.confirmed", """
                {"episode": "%s", "person": "%s", "generation": 1, "company": "%s", "topic": "%s",
                 "topicNames": {"ja": "新刊案内", "en": "New books"}, "purposes": ["%s"], "collectionPoint": "%s",
                 "notice": {"revision": %d, "hash": "%s", "locale": "ja"},
                 "requestedAt": "%s", "confirmedAt": "%s", "evidence": {"channel": "FORM", "ageAttested": true}}
                """.formatted(
                        id,
                        person,
                        world.company,
                        topic,
                        world.purpose,
                        world.collectionPoint,
                        revision,
                        noticeHash,
                        confirmedAt.minusSeconds(60),
                        confirmedAt));
    }

    ReceivedEvent confirmed(UUID id) {
        return confirmed(id, hash);
    }

    ReceivedEvent ended(String reason, boolean echo) {
        return event("subscription.ended", """
                {"episode": "%s", "person": "%s", "company": "%s", "topic": "%s", "reason": "%s", "endedAt": "%s",
                 "echo": %s}
                """.formatted(
                        episode, person, world.company, topic, reason, Instant.now(), echo));
    }

    static void hear(SubscriptionListener listener, ReceivedEvent event) {
        QuarkusTransaction.requiringNew().run(() -> listener.handle(event));
    }

    private ReceivedEvent event(String type, String json) {
        try {
            JsonNode data = new ObjectMapper().readTree(json);
            return new ReceivedEvent(Ids.next(), type, "/subscription-service", person, 1, Instant.now(), data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
