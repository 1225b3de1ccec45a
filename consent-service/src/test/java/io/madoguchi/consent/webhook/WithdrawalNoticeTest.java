package io.madoguchi.consent.webhook;

import static io.madoguchi.consent.Given.as;
import static io.madoguchi.consent.disclosure.DisclosureWorld.evidence;
import static io.madoguchi.consent.disclosure.DisclosureWorld.person;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.madoguchi.consent.ConsentWorld;
import io.madoguchi.consent.disclosure.DisclosureWorld;
import io.madoguchi.consent.recipient.Registering;
import io.madoguchi.events.EventHandler;
import io.madoguchi.testing.Tokens;
import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A withdrawal reaches every recipient that holds data under the consent, or somebody hears that it did not. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class WithdrawalNoticeTest {

    @Inject
    @All
    List<EventHandler> handlers;

    private final Listening listening = new Listening();

    @AfterEach
    void stop() {
        listening.close();
    }

    @Test
    void whoHoldsDataUnderTheConsentIsToldSignedAndCounted() {
        DisclosureWorld world = DisclosureWorld.of(handlers);
        String person = world.consenting();
        String silent = Registering.recipient(world.given, "OTHER", "silent", "");
        String secret = listen(world, world.outsider, "/ok")
                .statusCode(201)
                .body("secret", startsWith("whsec_"))
                .extract()
                .path("secret");
        String disclosure = disclose(world, world.outsider, person);
        disclose(world, silent, person);
        disclose(world, world.outsider, world.consenting());

        world.withdraw(person);
        world.withdraw(person);

        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .untilAsserted(() ->
                        completeness(world, person).body("recipients", is(2)).body("confirmed", is(1)));
        Listening.Heard heard = listening.heard().getFirst();
        JsonPath body = JsonPath.from(heard.body());
        assertThat(listening.heard()).hasSize(1);
        assertThat(body.getString("type")).isEqualTo("consent.withdrawn");
        assertThat(body.getList("data.disclosures")).containsExactly(disclosure);
        assertThat(heard.body()).doesNotContain(person);
        assertThat(body.getString("data.subject")).isEqualTo(subject(world, disclosure));
        assertThat(heard.header("webhook-id")).isEqualTo(body.getString("data.notice"));
        assertThat(heard.header("webhook-signature"))
                .isEqualTo(StandardWebhook.signature(
                        List.of(Base64.getDecoder().decode(secret.substring("whsec_".length()))),
                        heard.header("webhook-id"),
                        Long.parseLong(heard.header("webhook-timestamp")),
                        heard.body()));
        // nobody can be told who has no endpoint: people must see to it, and their paper counts
        String open = escalated(world)
                .body("items", hasSize(1))
                .body("items[0].recipient", is(silent))
                .extract()
                .path("items[0].id");
        as(world.given.author)
                .body("{\"document\": {\"reference\": \"fax\", \"sha256\": \"" + Registering.SHA + "\"}}")
                .post("/v1/withdrawal-notices/" + open + "/confirmation")
                .then()
                .statusCode(200)
                .body("state", is("CONFIRMED"));
        completeness(world, person).body("confirmed", is(2));
        escalated(world).body("items", empty());
    }

    @Test
    void aRecipientThatOnlyTookItConfirmsWithItsToken() {
        DisclosureWorld world = DisclosureWorld.of(handlers);
        String person = world.consenting();
        listen(world, world.outsider, "/taken").statusCode(201);
        disclose(world, world.outsider, person);

        world.withdraw(person);

        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> completeness(world, person)
                        .body("confirmed", is(0))
                        .body("notices.items[0].state", is("TOLD")));
        JsonPath body = JsonPath.from(listening.heard().getFirst().body());
        confirm(body.getString("data.notice"), "wrong").statusCode(404);
        confirm(body.getString("data.notice"), body.getString("data.token")).statusCode(204);
        confirm(body.getString("data.notice"), body.getString("data.token")).statusCode(204);
        completeness(world, person).body("confirmed", is(1));
    }

    @Test
    void aFailureIsTriedAgainAndARedirectIsOne() {
        DisclosureWorld world = DisclosureWorld.of(handlers);
        String person = world.consenting();
        listen(world, world.outsider, "/redirect").statusCode(201);
        disclose(world, world.outsider, person);

        world.withdraw(person);

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(listening.heard()).hasSizeGreaterThanOrEqualTo(2));
        assertThat(listening.heard()).allMatch(h -> h.path().equals("/redirect"));
        assertThat(listening.heard().stream().map(h -> h.header("webhook-id")).distinct())
                .hasSize(1);
        completeness(world, person)
                .body("notices.items[0].state", is("PENDING"))
                .body("notices.items[0].lastStatus", is(302));
    }

    @Test
    void anEndpointOpenedLaterGetsWhatWaitedAndAGoneOneIsClosed() {
        DisclosureWorld world = DisclosureWorld.of(handlers);
        String person = world.consenting();
        disclose(world, world.outsider, person);
        world.withdraw(person);
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> escalated(world).body("items", hasSize(1)));

        listen(world, world.outsider, "/gone").statusCode(201);

        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> as(world.given.author)
                        .get("/v1/webhook-endpoints?company=" + world.given.company)
                        .then()
                        .body("items[0].state", is("CLOSED"))
                        .body("items[0].secret", nullValue()));
        listen(world, world.outsider, "/ok").statusCode(201);
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> completeness(world, person).body("confirmed", is(1)));
    }

    @Test
    void secretsRotateWithAnOverlap() {
        DisclosureWorld world = DisclosureWorld.of(handlers);
        String person = world.consenting();
        ValidatableResponse opened = listen(world, world.outsider, "/ok").statusCode(201);
        String id = opened.extract().path("id");
        String before = opened.extract().path("secret");
        String after = as(world.given.author)
                .post("/v1/webhook-endpoints/" + id + "/rotation")
                .then()
                .statusCode(200)
                .body("previousUntil", notNullValue())
                .extract()
                .path("secret");
        disclose(world, world.outsider, person);

        world.withdraw(person);

        assertThat(after).isNotEqualTo(before);
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(listening.heard()).hasSize(1));
        assertThat(listening.heard().getFirst().header("webhook-signature").split(" "))
                .hasSize(2);
    }

    @Test
    void onlyTheCompanysOwnOpenEndpointsAndOnlyToTheOutside() {
        DisclosureWorld world = DisclosureWorld.of(handlers);
        String other = Tokens.staffOf(List.of("elsewhere"), "eve", "privacy-officer");
        String body = endpoint(world, world.outsider, "https://hooks.example.com/");

        given().contentType("application/json")
                .body(body)
                .post("/v1/webhook-endpoints")
                .then()
                .statusCode(401);
        as(world.given.staff("emi", "editor"))
                .body(body)
                .post("/v1/webhook-endpoints")
                .then()
                .statusCode(403);
        as(other).body(body).post("/v1/webhook-endpoints").then().statusCode(404);
        as(other)
                .get("/v1/webhook-endpoints?company=" + world.given.company)
                .then()
                .statusCode(404);
        as(other)
                .get("/v1/withdrawal-notices?company=" + world.given.company)
                .then()
                .statusCode(404);
        as(other)
                .get("/v1/persons/" + world.consenting() + "/withdrawal-notices")
                .then()
                .statusCode(404);
        as(world.given.author)
                .body(endpoint(world, world.outsider, "https://10.0.0.8/"))
                .post("/v1/webhook-endpoints")
                .then()
                .statusCode(422)
                .body("type", is("/problems/target-refused"));
        as(world.given.author)
                .body(endpoint(world, "019a9c5e-7c3a-7b1e-9d43-5f0c2a1b7e10", "https://hooks.example.com/"))
                .post("/v1/webhook-endpoints")
                .then()
                .statusCode(400);
        as(world.given.author).body(body).post("/v1/webhook-endpoints").then().statusCode(201);
        as(world.given.author).body(body).post("/v1/webhook-endpoints").then().statusCode(409);
        as(Tokens.staffOf(List.of(), "haru", "reader"))
                .get("/v1/own-withdrawal-notices?company=" + world.given.company)
                .then()
                .statusCode(200)
                .body("recipients", is(0));
    }

    private ValidatableResponse listen(DisclosureWorld world, String recipient, String path) {
        return as(world.given.author)
                .body(endpoint(world, recipient, listening.url() + path))
                .post("/v1/webhook-endpoints")
                .then();
    }

    private static String endpoint(DisclosureWorld world, String recipient, String url) {
        return "{\"company\": \"%s\", \"recipient\": \"%s\", \"url\": \"%s\"}"
                .formatted(world.given.company, recipient, url);
    }

    private static String disclose(DisclosureWorld world, String recipient, String person) {
        return world.ask("CONSENT", recipient, "email", person(person) + evidence("\"consent\": \"sharing\""))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse confirm(String notice, String token) {
        return given().contentType("application/json")
                .body("{\"notice\": \"%s\", \"token\": \"%s\"}".formatted(notice, token))
                .post("/v1/withdrawal-confirmations")
                .then();
    }

    private static String subject(DisclosureWorld world, String disclosure) {
        return as(world.given.author)
                .get("/v1/disclosures/" + disclosure + "/subjects")
                .path("items[0].subject");
    }

    private static ValidatableResponse completeness(DisclosureWorld world, String person) {
        return as(world.given.author)
                .get("/v1/persons/" + person + "/withdrawal-notices")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse escalated(DisclosureWorld world) {
        return as(world.given.author)
                .get("/v1/withdrawal-notices?escalated=true&company=" + world.given.company)
                .then()
                .statusCode(200);
    }
}
