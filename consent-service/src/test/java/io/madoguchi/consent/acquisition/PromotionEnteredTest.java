package io.madoguchi.consent.acquisition;

import static io.madoguchi.consent.Given.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;

import io.madoguchi.consent.ConsentWorld;
import io.madoguchi.consent.Given;
import io.madoguchi.consent.Heard;
import io.madoguchi.events.EventHandler;
import io.madoguchi.events.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An entry into a promotion is data taken of a person like any other, and a consent to nothing (E3, F1.1). */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class PromotionEnteredTest {

    @Inject
    @Any
    Instance<EventHandler> handlers;

    @Test
    void anEntryIsKnownAsAnAcquisitionUnderItsNoticeOnce() {
        Given world = Given.open();
        String person = Given.person();
        UUID entry = Ids.next();
        Instant at = Instant.parse("2026-11-20T03:04:05.678Z");

        entered(world, person, entry, at);
        entered(world, person, entry, at);

        as(world.author)
                .get("/v1/acquisitions?person=" + person)
                .then()
                .body("$", hasSize(1))
                .body("channel", contains("FORM"))
                .body("mode", contains("SHOWN"))
                .body("known", contains(true))
                .body("collectionPoint", contains(world.collectionPoint));
        as(world.author).get("/v1/persons/" + person + "/consents").then().statusCode(404);
    }

    private void entered(Given world, String person, UUID entry, Instant at) {
        JsonPath notice = world.notice().jsonPath();
        Heard.hear(handlers, "madoguchi.subscriptions", "promotion.entered", person, """
                {"entry": "%s", "person": "%s", "generation": 1, "company": "%s", "promotion": "%s", "purpose": "%s",
                 "collectionPoint": "%s", "notice": {"revision": %d, "hash": "%s", "locale": "en"}, "rules": 1, "at": "%s"}
                """.formatted(
                        entry,
                        person,
                        world.company,
                        Ids.next(),
                        world.purpose,
                        world.collectionPoint,
                        notice.getInt("revision"),
                        notice.getString("texts.en.hash"),
                        at));
    }
}
