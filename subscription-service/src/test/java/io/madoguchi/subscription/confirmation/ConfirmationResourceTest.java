package io.madoguchi.subscription.confirmation;

import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.madoguchi.subscription.Desk;
import io.madoguchi.subscription.link.LinkPurpose;
import io.madoguchi.subscription.link.Links;
import io.madoguchi.testing.ServiceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceResource.class)
class ConfirmationResourceTest {

    @Inject
    Desk desk;

    @Inject
    Links links;

    @Test
    void theButtonMakesOneSubscriptionPerTopicAndTellsTheOthers() {
        Desk.Offer offer = desk.offer();
        UUID second = desk.topic(offer.point(), offer.purpose());
        String address = Desk.address();
        var body = desk.signUp(offer, address);
        body.put("topics", List.of(offer.topic(), second));
        desk.post("/v1/sign-ups", body).then().statusCode(202);
        String token = desk.confirmToken(address);
        look(token).then().statusCode(200).body("state", is("OPEN")).body("locale", is("ja"));
        assertThat(desk.events(address)).isEmpty();

        var confirmed = confirm(token, null);

        confirmed.then().statusCode(200).body("company", is(Desk.COMPANY)).body("topics.size()", is(2));
        assertThat(desk.events(address)).containsExactly("subscription.confirmed", "subscription.confirmed");
        String person = desk.person(address).value();
        assertThatJson(desk.value(
                        "select data::text from outbox_event where key = ? order by revision limit 1", person))
                .isEqualTo("""
                        {"episode": "${json-unit.any-string}", "person": "%s", "generation": 1, "company": "aoba",
                         "topic": "${json-unit.any-string}",
                         "topicNames": {"ja": "計器だより", "en": "Instrument news"},
                         "purposes": ["%s"], "collectionPoint": "%s",
                         "notice": {"revision": 1, "hash": "%s", "locale": "ja"},
                         "requestedAt": "${json-unit.any-string}", "confirmedAt": "${json-unit.any-string}",
                         "evidence": {"channel": "FORM", "ageAttested": true}}
                        """.formatted(person, offer.purpose(), offer.point(), Desk.HASH_JA));
        assertThat(desk.value(
                        "select (address_sealed is null)::text from sign_up where id = ?", desk.newestSignUp(address)))
                .isEqualTo("true");
        look(token).then().body("state", is("USED"));
    }

    @Test
    void aSecondPressSaysSoAndTheSameCommandGetsTheSameAnswer() {
        Desk.Offer offer = desk.offer();
        String address = Desk.address();
        desk.post("/v1/sign-ups", desk.signUp(offer, address));
        String token = desk.confirmToken(address);
        String key = UUID.randomUUID().toString();

        String first = confirm(token, key).then().statusCode(200).extract().asString();

        confirm(token, key).then().statusCode(200).extract().asString();
        assertThat(confirm(token, key).asString()).isEqualTo(first);
        confirm(token, null).then().statusCode(409).body("type", is("/problems/already-confirmed"));
        confirm(token, "another").then().statusCode(409);
        assertThat(desk.events(address)).containsExactly("subscription.confirmed");
    }

    @Test
    void manyPressesAtOnceHaveOneEffect() throws Exception {
        Desk.Offer offer = desk.offer();
        String address = Desk.address();
        desk.post("/v1/sign-ups", desk.signUp(offer, address));
        String token = desk.confirmToken(address);
        List<Callable<Integer>> presses = Stream.generate(
                        () -> (Callable<Integer>) () -> confirm(token, null).statusCode())
                .limit(8)
                .toList();

        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Integer> answers = threads.invokeAll(presses).stream()
                    .map(f -> f.resultNow())
                    .sorted()
                    .toList();

            assertThat(answers).containsExactly(200, 409, 409, 409, 409, 409, 409, 409);
        }
        assertThat(desk.events(address)).containsExactly("subscription.confirmed");
    }

    @Test
    void whoeverHasTheTopicAlreadyKeepsTheOneEpisode() {
        Desk.Offer offer = desk.offer();
        String address = Desk.address();
        desk.subscribe(offer, address);
        UUID before = desk.episode(address);
        desk.change("delete from rate_bucket");

        desk.subscribe(offer, address);

        assertThat(desk.episode(address)).isEqualTo(before);
        assertThat(desk.events(address)).hasSize(1);
    }

    @Test
    void aTokenOfAnotherPurposeOpensNothing() {
        Desk.Offer offer = desk.offer();
        String address = Desk.address();
        desk.post("/v1/sign-ups", desk.signUp(offer, address));
        UUID id = desk.newestSignUp(address);

        for (LinkPurpose purpose : LinkPurpose.values()) {
            if (purpose != LinkPurpose.CONFIRM) {
                confirm(links.token(purpose, id), null)
                        .then()
                        .statusCode(404)
                        .body("type", is("/problems/unknown-link"));
            }
        }
        String confirm = desk.confirmToken(address);
        Stream.of("/v1/preferences/lookups", "/v1/unsubscriptions/lookups", "/v1/unsubscriptions/undo")
                .forEach(
                        path -> desk.post(path, Map.of("token", confirm)).then().statusCode(404));
    }

    private Response look(String token) {
        return desk.post("/v1/confirmations/lookups", Map.of("token", token));
    }

    private static Response confirm(String token, String key) {
        var request = given().contentType(ContentType.JSON).body(Map.of("token", token));
        return (key == null ? request : request.header("Idempotency-Key", key)).post("/v1/confirmations");
    }
}
