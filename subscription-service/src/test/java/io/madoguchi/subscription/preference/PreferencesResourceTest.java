package io.madoguchi.subscription.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.madoguchi.events.Ids;
import io.madoguchi.subscription.Desk;
import io.madoguchi.testing.ServiceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceResource.class)
class PreferencesResourceTest {

    @Inject
    Desk desk;

    @Test
    void thePageShowsTheChoicesAndMasksTheAddress() {
        Desk.Offer offer = desk.offer();
        UUID other = desk.topic(offer.point(), offer.purpose());
        String address = Desk.address();
        String token = desk.subscribe(offer, address);

        desk.post("/v1/preferences/lookups", Map.of("token", token))
                .then()
                .statusCode(200)
                .body("company", is(Desk.COMPANY))
                .body("address", is("r•••@example.jp"))
                .body("locale", is("ja"))
                .body("subscriptions.topic", contains(offer.topic().toString()))
                .body("subscriptions.state", contains("ACTIVE"))
                .body("others.topic", hasItem(other.toString()))
                .body("others.topic", not(hasItem(offer.topic().toString())));
    }

    @Test
    void aReaderPausesComesBackChangesLanguageAndLeaves() {
        Desk.Offer offer = desk.offer();
        String address = Desk.address();
        String token = desk.subscribe(offer, address);
        Instant until = Instant.now().plus(7, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);

        change(token, Map.of("topic", offer.topic(), "state", "PAUSED", "until", until.toString()))
                .then()
                .statusCode(200)
                .body("subscriptions.state", contains("PAUSED"))
                .body("subscriptions.until", contains(until.toString()));
        change(token, Map.of("topic", offer.topic(), "state", "ACTIVE"))
                .then()
                .body("subscriptions.state", contains("ACTIVE"));
        desk.post("/v1/preferences", Map.of("token", token, "locale", "en"))
                .then()
                .statusCode(200)
                .body("locale", is("en"));
        for (int i = 0; i < 2; i++) {
            change(token, Map.of("topic", offer.topic(), "state", "ENDED"))
                    .then()
                    .statusCode(200)
                    .body("subscriptions.state", contains("ENDED"));
        }

        assertThat(desk.events(address))
                .containsExactly(
                        "subscription.confirmed", "subscription.paused", "subscription.resumed", "subscription.ended");
    }

    @Test
    void anotherTopicWaitsForItsOwnConfirmation() {
        Desk.Offer offer = desk.offer();
        UUID other = desk.topic(offer.point(), offer.purpose());
        String address = Desk.address();
        String token = desk.subscribe(offer, address);
        desk.change("delete from rate_bucket");

        change(token, Map.of("topic", other, "state", "ACTIVE"))
                .then()
                .statusCode(200)
                .body("subscriptions.find { it.topic == '" + other + "' }.state", is("PENDING"));
        change(token, Map.of("topic", other, "state", "ACTIVE")).then().statusCode(200);

        assertThat(desk.mails(desk.newestSignUp(address))).containsExactly("CONFIRMATION");
        desk.post("/v1/confirmations", Map.of("token", desk.confirmToken(address)))
                .then()
                .statusCode(200);
        desk.post("/v1/preferences/lookups", Map.of("token", token))
                .then()
                .body("subscriptions.state", contains("ACTIVE", "ACTIVE"));
    }

    @Test
    void whatCannotBeChosenIsRefusedAndNothingIsHalfDone() {
        Desk.Offer offer = desk.offer();
        String address = Desk.address();
        String token = desk.subscribe(offer, address);
        var pause = Map.of("topic", offer.topic(), "state", "PAUSED");

        change(token, pause, Map.of("topic", Ids.next(), "state", "ACTIVE"))
                .then()
                .statusCode(400)
                .body("errors[0].field", is("changes.topic"));
        change(token, Map.of("topic", offer.topic(), "state", "PAUSED", "until", "2001-01-01T00:00:00Z"))
                .then()
                .statusCode(400);
        change(token, Map.of("topic", offer.topic(), "state", "PENDING")).then().statusCode(400);
        desk.post("/v1/preferences", Map.of("token", token, "locale", "fr"))
                .then()
                .statusCode(400);

        assertThat(desk.state(desk.subscription(address))).isEqualTo("ACTIVE");
        assertThat(desk.events(address)).containsExactly("subscription.confirmed");
    }

    private Response change(String token, Map<?, ?>... changes) {
        return desk.post("/v1/preferences", Map.of("token", token, "changes", List.of(changes)));
    }
}
