package io.madoguchi.consent.decision;

import static io.madoguchi.consent.Given.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.madoguchi.consent.ConsentWorld;
import io.madoguchi.consent.Given;
import io.madoguchi.consent.Heard;
import io.madoguchi.consent.acquisition.Acquisitions;
import io.madoguchi.consent.acquisition.Evidence;
import io.madoguchi.consent.recipient.Registering;
import io.madoguchi.events.EventHandler;
import io.madoguchi.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Data that needs special care is used with consent only, whatever the notice said (APPI 20(2)). */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class SpecialCareTest {

    private static final String SERVICE = Tokens.service("subscription-service");

    @Inject
    Acquisitions acquisitions;

    @Inject
    @Any
    Instance<EventHandler> handlers;

    @Test
    void aNoticeIsEnoughUntilTheCategoryIsMarkedAndConsentStillIs() {
        Given world = asking("email\", \"health");
        String told = told(world);
        String consented = Given.person();
        Heard.confirmed(handlers, world, consented, Instant.now());
        ask(world, told, "").body("decision", is("ALLOW")).body("ground", is("NOTICE"));
        Instant before = Instant.now();

        mark(world, "health");

        ValidatableResponse denied = ask(world, told, "");
        denied.body("decision", is("DENY")).body("reasons[-1].rule", is("SPECIAL_CARE_WITHOUT_CONSENT"));
        ask(world, told, ", \"categories\": [\"email\"]").body("decision", is("ALLOW"));
        ask(world, told, ", \"knownAt\": \"" + before + "\"").body("decision", is("ALLOW"));
        ask(world, consented, "")
                .body("decision", is("ALLOW"))
                .body("ground", is("CONSENT"))
                .body("reasons.rule", hasItem("SPECIAL_CARE_CONSENTED"));
        String id = denied.extract().path("id");
        as(SERVICE)
                .post("/v1/decisions/" + id + "/repeat")
                .then()
                .statusCode(200)
                .body("same", is(true));
        String audience = as(SERVICE)
                .body("{\"company\": \"%s\", \"purpose\": \"care\"}".formatted(world.company))
                .post("/v1/decisions/audience")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(audience).contains(consented).doesNotContain(told);
    }

    /** A company whose form tells of a purpose that asks for these categories. */
    private static Given asking(String categories) {
        Given world = Given.company();
        world.purpose = as(world.author)
                .body(world.purposeJson("care", "NOTICE").replace("[\"email\"]", "[\"" + categories + "\"]"))
                .post("/v1/purposes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        world.policy = world.publishPolicy(world.purpose);
        world.collectionPoint = world.createCollectionPoint("form", world.purpose);
        as(world.author)
                .post("/v1/collection-points/" + world.collectionPoint + "/opening")
                .then()
                .statusCode(200);
        return world;
    }

    private static void mark(Given world, String category) {
        Registering.record(world, "data-categories", category, """
                "dataCategory": {"names": {"ja": "項目", "en": "health"}, "identifying": false, "specialCare": true,
                 "settlement": false}
                """);
    }

    private String told(Given world) {
        String person = Given.person();
        JsonPath notice = world.notice().jsonPath();
        Evidence evidence = new Evidence(
                person,
                world.company,
                UUID.fromString(world.collectionPoint),
                notice.getInt("revision"),
                notice.getString("texts.ja.hash"),
                "ja",
                "FORM",
                true,
                Instant.now().minusSeconds(60));
        QuarkusTransaction.requiringNew()
                .run(() -> assertThat(acquisitions.record(evidence)).isPresent());
        return person;
    }

    private static ValidatableResponse ask(Given world, String person, String more) {
        return as(SERVICE)
                .body("""
                        {"person": "%s", "company": "%s", "purpose": "care", "operation": "USE"%s}
                        """.formatted(person, world.company, more))
                .post("/v1/decisions")
                .then()
                .statusCode(200);
    }
}
