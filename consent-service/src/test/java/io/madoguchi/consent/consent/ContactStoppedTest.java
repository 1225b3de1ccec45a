package io.madoguchi.consent.consent;

import static io.madoguchi.consent.Given.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.madoguchi.consent.ConsentWorld;
import io.madoguchi.consent.Given;
import io.madoguchi.consent.Heard;
import io.madoguchi.events.EventHandler;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** F1.2, E11: whose card came in and who then stops all mail is used for nothing the card was good for. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class ContactStoppedTest {

    @Inject
    DataSource database;

    @Inject
    @Any
    Instance<EventHandler> handlers;

    @Test
    void theStopOfAllMailRejectsWhatTheCardWasGoodFor() throws SQLException {
        Given world = cards();
        String person = Given.person();
        String other = Given.person();
        imported(world, person);
        imported(world, other);
        decides(world, person, "ALLOW");

        stopped(world, person);

        decides(world, person, "DENY");
        decides(world, other, "ALLOW");
        as(world.author)
                .get("/v1/persons/" + person + "/consent-events")
                .then()
                .body("items.dpv", contains("dpv:ConsentRefused"))
                .body("items[0].expressedBy", is("SELF"));
        assertThat(Store.count(
                        database,
                        "select count(*) from consent_event where person = ? and evidence ->> 'reason' = 'REJECTION'"
                                + " and evidence ->> 'channel' = 'FORM' and evidence ->> 'document' is not null",
                        person))
                .isEqualTo(1);
        assertThat(Store.count(
                        database,
                        "select count(*) from outbox_event where type = 'consent.refused' and key = ?",
                        person))
                .isEqualTo(1);
    }

    /** What was said before the card is no answer to it: a later meeting under a later notice counts anew. */
    @Test
    void aStopIsNoAnswerToACardOfALaterDay() {
        Given world = cards();
        String person = Given.person();
        stopped(world, person, Instant.now().minusSeconds(7200));

        imported(world, person);

        decides(world, person, "ALLOW");
    }

    private static Given cards() {
        Given world = Given.company();
        world.purpose = world.createPurpose("news", "NOTICE");
        world.publishPolicy(world.purpose);
        world.collectionPoint = world.createCollectionPoint("cards", world.purpose);
        as(world.author)
                .post("/v1/collection-points/" + world.collectionPoint + "/opening")
                .then()
                .statusCode(200);
        return world;
    }

    private void imported(Given world, String person) {
        Heard.hear(handlers, "madoguchi.subscriptions", "contact.imported", person, """
                {"person": "%s", "generation": 1, "company": "%s", "collectionPoint": "%s", "locale": "ja", "at": "%s",
                 "document": "contact import 1, row 2"}
                """.formatted(
                person, world.company, world.collectionPoint, Instant.now().minusSeconds(3600)));
    }

    private void stopped(Given world, String person) {
        stopped(world, person, Instant.now());
    }

    private void stopped(Given world, String person, Instant at) {
        Heard.hear(handlers, "madoguchi.subscriptions", "contact.stopped", person, """
                {"person": "%s", "company": "%s", "purposes": ["%s"], "reason": "FORM", "at": "%s"}
                """.formatted(
                        person, world.company, world.purpose, at));
    }

    private static void decides(Given world, String person, String expected) {
        as(world.author)
                .body("{\"person\": \"%s\", \"company\": \"%s\", \"purpose\": \"news\", \"operation\": \"USE\"}"
                        .formatted(person, world.company))
                .post("/v1/decisions")
                .then()
                .statusCode(200)
                .body("decision", is(expected));
    }
}
