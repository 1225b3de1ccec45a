package io.madoguchi.consent.consent;

import static io.madoguchi.consent.Given.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.madoguchi.consent.ConsentWorld;
import io.madoguchi.consent.Given;
import io.madoguchi.events.Ids;
import io.madoguchi.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Taking a consent back: durable at once, effective when the sender says so, and never undone by a late event. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class WithdrawalResourceTest {

    private static final String SERVICE = Tokens.service("gateway");

    @Inject
    SubscriptionListener listener;

    @Inject
    DataSource database;

    @ConfigProperty(name = "quarkus.rest-client.subscription.url")
    String neighbour;

    @Test
    void aWithdrawalIsEffectiveOnceTheSenderConfirmedAndItsEchoIsSilent() throws SQLException {
        Readers reader = Readers.of(Given.open());
        Readers.hear(listener, reader.confirmed());

        withdraw(reader, SERVICE)
                .statusCode(200)
                .body("status", is("EFFECTIVE"))
                .body("episodes", hasSize(1));
        Readers.hear(listener, reader.ended("WITHDRAWAL", true));
        withdraw(reader, SERVICE).statusCode(200).body("status", is("EFFECTIVE"));

        consents(reader).body("purposes[0].status", is("WITHDRAWN"));
        assertThat(Store.told(database, reader))
                .extracting(e -> e.getString("type"))
                .containsExactly("consent.given", "consent.withdrawn");
        assertThat(given().get(neighbour + "/received").asString())
                .contains(reader.episode.toString())
                .contains(reader.person);
        Store.currentIsTheFoldOfTheEvents(reader);
    }

    @Test
    void aSenderThatRefusesSleepsOrIsUnsureMakesItRecordedAndDurable() throws SQLException {
        for (String failure : List.of("away", "slow", "unsure")) {
            Readers reader = Readers.of(Given.open());
            Readers.hear(listener, reader.confirmed());
            given().get(neighbour + "/" + failure + "/" + reader.person);

            long begin = System.nanoTime();
            withdraw(reader, SERVICE)
                    .statusCode(202)
                    .body("status", is("RECORDED"))
                    .body("detail", containsString("30 s"));

            assertThat((System.nanoTime() - begin) / 1_000_000).isLessThan(2_500);
            consents(reader).body("purposes[0].status", is("WITHDRAWN"));
            assertThat(Store.told(database, reader).getLast().getString("type")).isEqualTo("consent.withdrawn");
        }
    }

    @Test
    void aConfirmationThatArrivesAfterTheWithdrawalDoesNotBringTheConsentBack() throws SQLException {
        Readers reader = Readers.of(Given.open());

        withdraw(reader, SERVICE).statusCode(200);
        Readers.hear(listener, reader.confirmed());

        consents(reader).body("purposes[0].status", is("WITHDRAWN"));
        assertThat(Store.told(database, reader)).singleElement().satisfies(e -> {
            assertThat(e.getString("type")).isEqualTo("consent.withdrawn");
            assertThat(e.getList("data.changed")).containsExactly(reader.episode.toString());
        });
        Store.currentIsTheFoldOfTheEvents(reader);
    }

    @Test
    void whoComesBackLaterConsentsAnew() throws SQLException {
        Readers reader = Readers.of(Given.open());
        Readers.hear(listener, reader.confirmed());
        withdraw(reader, SERVICE).statusCode(200);

        reader.confirmedAt = java.time.Instant.now().plusSeconds(1);
        Readers.hear(listener, reader.confirmed(Ids.next()));

        consents(reader).body("purposes[0].status", is("GIVEN")).body("purposes[0].episodes", hasSize(2));
        Store.currentIsTheFoldOfTheEvents(reader);
    }

    @Test
    void aNamedEpisodeThatIsNotKnownYetIsATombstoneToldAtOnce() throws SQLException {
        Readers reader = Readers.of(Given.open());
        String body = """
                {"company": "%s", "purpose": "news", "episode": "%s"}
                """.formatted(reader.world.company, reader.episode);

        as(SERVICE)
                .body(body)
                .post("/v1/persons/" + reader.person + "/withdrawals")
                .then()
                .statusCode(200);
        Readers.hear(listener, reader.confirmed());

        assertThat(Store.told(database, reader))
                .singleElement()
                .satisfies(e -> assertThat(e.getList("data.changed")).containsExactly(reader.episode.toString()));
        consents(reader).body("purposes[0].status", is("WITHDRAWN"));
    }

    @Test
    void oneKeyMakesOneWithdrawal() throws SQLException {
        Readers reader = Readers.of(Given.open());
        Readers.hear(listener, reader.confirmed());
        String key = UUID.randomUUID().toString();

        for (int i = 0; i < 2; i++) {
            as(SERVICE)
                    .header("Idempotency-Key", key)
                    .body(withdrawal(reader))
                    .post("/v1/persons/" + reader.person + "/withdrawals")
                    .then()
                    .statusCode(200);
        }

        assertThat(Store.count(database, "select count(*) from withdrawal where person = ?", reader.person))
                .isEqualTo(1);
    }

    private ValidatableResponse consents(Readers reader) {
        return as(SERVICE)
                .get("/v1/persons/" + reader.person + "/consents")
                .then()
                .body("person", not(is("")));
    }

    private ValidatableResponse withdraw(Readers reader, String token) {
        return as(token)
                .body(withdrawal(reader))
                .post("/v1/persons/" + reader.person + "/withdrawals")
                .then();
    }

    private static String withdrawal(Readers reader) {
        return """
                {"company": "%s", "purpose": "news"}
                """.formatted(reader.world.company);
    }
}
