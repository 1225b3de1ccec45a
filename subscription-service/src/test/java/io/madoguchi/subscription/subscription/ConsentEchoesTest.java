package io.madoguchi.subscription.subscription;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.madoguchi.subscription.Desk;
import io.madoguchi.testing.ServiceResource;
import io.madoguchi.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The opt-in episode between two services, over HTTP, events and a real database. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class ConsentEchoesTest {

    private static final int SEQUENCES = 15;
    private static final int LONGEST = 7;

    @Inject
    Desk desk;

    @Inject
    PauseEnd pauseEnd;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverTheOrderAnEndIsFinalAndNothingIsEchoed(long seed) {
        Random random = new Random(seed);
        Desk.Offer offer = desk.offer();
        for (int i = 0; i < SEQUENCES; i++) {
            List<EpisodeFact> facts = random.ints(1 + random.nextInt(LONGEST), 0, EpisodeFact.values().length)
                    .mapToObj(n -> EpisodeFact.values()[n])
                    .toList();
            String address = Desk.address();
            desk.post("/v1/sign-ups", desk.signUp(offer, address)).then().statusCode(202);
            Episode episode = new Episode(address, desk.newestSignUp(address), desk.confirmToken(address));
            EpisodeState expected = EpisodeState.UNKNOWN;
            int told = 0;
            for (int n = 0; n < facts.size(); n++) {
                apply(facts.get(n), episode, n + 1);
                EpisodeStep step = expected.on(facts.get(n));
                expected = step.state();
                told += step.told() ? 1 : 0;
                assertThat(stateOf(episode))
                        .as("seed %d, %s, step %d", seed, facts, n)
                        .isEqualTo(expected);
            }
            assertThat(desk.events(address)).as("seed %d, %s", seed, facts).hasSize(told);
        }
    }

    private record Episode(String address, UUID signUp, String token) {}

    private UUID idOf(Episode episode) {
        return UUID.fromString(
                desk.value("select episode::text from sign_up_topic where sign_up = ?", episode.signUp()));
    }

    private void apply(EpisodeFact fact, Episode episode, int revision) {
        switch (fact) {
            case CONFIRMED -> desk.post("/v1/confirmations", Map.of("token", episode.token()));
            case LEFT ->
                desk.post("/v1/unsubscriptions", Map.of("company", Desk.COMPANY, "address", episode.address()));
            case STOPPED_ELSEWHERE ->
                stop(episode.address(), idOf(episode)).then().statusCode(200);
            case CONSENT_GIVEN -> consent(episode.address(), idOf(episode), "GIVEN", revision);
            case CONSENT_WITHDRAWN -> consent(episode.address(), idOf(episode), "WITHDRAWN", revision);
        }
    }

    private EpisodeState stateOf(Episode episode) {
        UUID id = idOf(episode);
        List<String> state = desk.values("select state from subscription where episode = ?", id);
        if (!state.isEmpty()) {
            return state.getFirst().equals("ENDED") ? EpisodeState.ENDED : EpisodeState.LIVE;
        }
        boolean stopped = !desk.values("select episode::text from episode_stop where episode = ?", id)
                .isEmpty();
        boolean cancelled = desk.value("select state from sign_up where id = ?", episode.signUp())
                .equals("CANCELLED");
        return stopped || cancelled ? EpisodeState.STOPPED : EpisodeState.UNKNOWN;
    }

    @Test
    void aReceiptIsKeptAndTheWelcomeQueuedOnceForAllTopicsOfASignUp() {
        Desk.Offer offer = desk.offer();
        UUID second = desk.topic(offer.point(), offer.purpose());
        String address = Desk.address();
        var body = desk.signUp(offer, address);
        body.put("topics", List.of(offer.topic(), second));
        desk.post("/v1/sign-ups", body);
        desk.post("/v1/confirmations", Map.of("token", desk.confirmToken(address)));
        UUID signUp = desk.newestSignUp(address);
        List<UUID> episodes =
                desk.values("select episode::text from subscription where sign_up = ? order by id", signUp).stream()
                        .map(UUID::fromString)
                        .toList();

        consent(address, episodes.getFirst(), "GIVEN", 1);
        assertThat(desk.mails(signUp)).containsExactly("CONFIRMATION");
        consent(address, episodes.getLast(), "GIVEN", 2);
        consent(address, episodes.getLast(), "GIVEN", 3);

        assertThat(desk.mails(signUp)).containsExactly("CONFIRMATION", "WELCOME");
        assertThat(desk.values("select receipt_jws from subscription where sign_up = ?", signUp))
                .containsExactly("a.b.c", "a.b.c");
        assertThat(desk.events(address)).hasSize(2);
    }

    @Test
    void anOlderRevisionChangesNothing() {
        String address = Desk.address();
        desk.subscribe(desk.offer(), address);
        UUID episode = desk.episode(address);

        consent(address, episode, "GIVEN", 5);
        consent(address, episode, "WITHDRAWN", 4);
        assertThat(desk.state(desk.subscription(address))).isEqualTo("ACTIVE");
        consent(address, episode, "WITHDRAWN", 6);

        assertThat(desk.state(desk.subscription(address))).isEqualTo("ENDED");
        assertThat(desk.events(address)).containsExactly("subscription.confirmed");
    }

    @Test
    void aStopEndsOnlyTheEpisodesOfItsPersonAndCanBeRepeated() {
        Desk.Offer offer = desk.offer();
        String address = Desk.address();
        desk.subscribe(offer, address);
        String other = Desk.address();
        desk.subscribe(offer, other);

        for (int i = 0; i < 2; i++) {
            stop(address, desk.episode(address), desk.episode(other), UUID.randomUUID())
                    .then()
                    .statusCode(200)
                    .body("state", is("STOPPED"));
        }

        assertThat(desk.state(desk.subscription(address))).isEqualTo("ENDED");
        assertThat(desk.state(desk.subscription(other))).isEqualTo("ACTIVE");
        assertThat(desk.events(address)).containsExactly("subscription.confirmed");
    }

    @Test
    void aPurposeTakenBackAsAWholeEndsWhatWasConfirmedUntilThen() {
        Desk.Offer offer = desk.offer();
        Desk.Offer elsewhere = desk.offer();
        String address = Desk.address();
        String later = Desk.address();
        desk.subscribe(offer, address);
        desk.subscribe(offer, later);
        String kept = Desk.address();
        desk.subscribe(elsewhere, kept);

        stopWhole(address, offer.purpose(), Instant.now().plusSeconds(5)).then().statusCode(200);
        stopWhole(later, offer.purpose(), Instant.now().minusSeconds(60)).then().statusCode(200);
        stopWhole(kept, offer.purpose(), Instant.now().plusSeconds(5)).then().statusCode(200);

        assertThat(desk.state(desk.subscription(address))).isEqualTo("ENDED");
        assertThat(desk.events(address)).containsExactly("subscription.confirmed");
        assertThat(desk.state(desk.subscription(later)))
                .as("confirmed after the withdrawal")
                .isEqualTo("ACTIVE");
        assertThat(desk.state(desk.subscription(kept))).as("another purpose").isEqualTo("ACTIVE");
    }

    @Test
    void aPauseEndsByItself() {
        Desk.Offer offer = desk.offer();
        String address = Desk.address();
        String token = desk.subscribe(offer, address);
        var pause = Map.of("topic", offer.topic(), "state", "PAUSED", "until", "2999-01-01T00:00:00Z");
        desk.post("/v1/preferences", Map.of("token", token, "changes", List.of(pause)))
                .then()
                .statusCode(200);
        pauseEnd.wake();
        assertThat(desk.state(desk.subscription(address))).isEqualTo("PAUSED");
        desk.change(
                "update subscription set paused_until = now() - interval '1 second' where id = ?",
                desk.subscription(address));

        pauseEnd.wake();

        assertThat(desk.state(desk.subscription(address))).isEqualTo("ACTIVE");
        assertThat(desk.events(address)).endsWith("subscription.paused", "subscription.resumed");
    }

    @Test
    void onlyServicesMayStop() {
        var body = Map.of(
                "person", desk.person(Desk.address()).value(),
                "episodes", List.of(UUID.randomUUID()),
                "reason", "WITHDRAWAL");
        var request = given().contentType(ContentType.JSON).body(body);

        request.post("/v1/stops").then().statusCode(401);
        given().contentType(ContentType.JSON)
                .auth()
                .oauth2(Tokens.staff("emi", "editor"))
                .body(body)
                .post("/v1/stops")
                .then()
                .statusCode(403);
        IntStream.of(0, 1)
                .forEach(i -> given().contentType(ContentType.JSON)
                        .auth()
                        .oauth2(Tokens.service("consent-service"))
                        .body(Map.of("person", "1.x", "episodes", List.of(), "reason", "WITHDRAWAL"))
                        .post("/v1/stops")
                        .then()
                        .statusCode(400));
    }

    private Response stopWhole(String address, UUID purpose, Instant until) {
        return given().contentType(ContentType.JSON)
                .auth()
                .oauth2(Tokens.service("consent-service"))
                .body(Map.of(
                        "person", desk.person(address).value(),
                        "episodes", List.of(),
                        "whole", Map.of("purpose", purpose, "until", until.toString()),
                        "reason", "WITHDRAWAL"))
                .post("/v1/stops");
    }

    private Response stop(String address, UUID... episodes) {
        return given().contentType(ContentType.JSON)
                .auth()
                .oauth2(Tokens.service("consent-service"))
                .body(Map.of(
                        "person", desk.person(address).value(),
                        "episodes", List.of(episodes),
                        "reason", "WITHDRAWAL"))
                .post("/v1/stops");
    }

    private void consent(String address, UUID episode, String status, long revision) {
        String person = desk.person(address).value();
        List<Map<String, Object>> receipts = status.equals("GIVEN")
                ? List.of(Map.of("episode", episode, "number", UUID.randomUUID(), "jws", "a.b.c"))
                : List.of();
        desk.tell(
                "madoguchi.consents",
                status.equals("GIVEN") ? "consent.given" : "consent.withdrawn",
                person,
                revision,
                Map.of(
                        "person", person,
                        "revision", revision,
                        "purposes",
                                List.of(Map.of(
                                        "purpose",
                                        UUID.randomUUID(),
                                        "company",
                                        Desk.COMPANY,
                                        "status",
                                        status,
                                        "episodes",
                                        List.of(Map.of("episode", episode, "status", status)))),
                        "receipts", receipts,
                        "changed", List.of(episode)));
    }
}
