package io.madoguchi.consent.consent;

import static io.madoguchi.consent.Given.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

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

/** Consents from events to HTTP, and what leaves through the outbox. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class PersonConsentResourceTest {

    private static final String SERVICE = Tokens.service("gateway");

    @Inject
    SubscriptionListener listener;

    @Inject
    DataSource database;

    @ConfigProperty(name = "quarkus.rest-client.subscription.url")
    String neighbour;

    @Test
    void aConfirmationBecomesAConsentWithReceiptAndIsToldOnce() throws SQLException {
        Readers reader = Readers.of(Given.open());

        Readers.hear(listener, reader.confirmed());
        Readers.hear(listener, reader.confirmed());

        consents(reader)
                .statusCode(200)
                .body("revision", is(1))
                .body("purposes", hasSize(1))
                .body("purposes[0].status", is("GIVEN"))
                .body("purposes[0].version", is(1))
                .body("purposes[0].episodes[0].episode", is(reader.episode.toString()))
                .body("purposes[0].episodes[0].receipt", notNullValue());
        assertThat(Store.told(database, reader)).singleElement().satisfies(state -> {
            assertThat(state.getString("type")).isEqualTo("consent.given");
            assertThat(state.getLong("data.revision")).isEqualTo(state.getLong("revision"));
            assertThat(state.getList("data.changed")).containsExactly(reader.episode.toString());
            assertThat(state.getString("data.receipts[0].jws")).isNotBlank();
            assertThat(state.getString("data.purposes[0].episodes[0].status")).isEqualTo("GIVEN");
        });
        assertThat(Store.count(database, "select count(*) from acquisition where person = ?", reader.person))
                .isEqualTo(1);
    }

    @Test
    void anEndThatComesFirstIsATombstone() throws SQLException {
        Readers reader = Readers.of(Given.open());

        Readers.hear(listener, reader.ended("ONE_CLICK", false));
        Readers.hear(listener, reader.confirmed());

        consents(reader).statusCode(200).body("purposes", hasSize(0));
        assertThat(Store.told(database, reader)).isEmpty();
    }

    @Test
    void anUnsubscribeWithdrawsOnlyItsOwnEpisode() throws SQLException {
        Readers reader = Readers.of(Given.open());
        UUID second = Ids.next();
        Readers.hear(listener, reader.confirmed());
        Readers.hear(listener, reader.confirmed(second));

        Readers.hear(listener, reader.ended("ONE_CLICK", false));

        consents(reader)
                .body("purposes[0].status", is("GIVEN"))
                .body("purposes[0].episodes.find { it.episode == '" + reader.episode + "' }.status", is("WITHDRAWN"))
                .body("purposes[0].episodes.find { it.episode == '" + second + "' }.status", is("GIVEN"));
        assertThat(Store.told(database, reader).getLast().getString("type")).isEqualTo("consent.withdrawn");
        Store.currentIsTheFoldOfTheEvents(reader);
    }

    @Test
    void aNoticeThatIsNotOursMakesNoConsent() throws SQLException {
        Readers reader = Readers.of(Given.open());

        Readers.hear(listener, reader.confirmed(reader.episode, "sha256-somethingelse"));

        consents(reader).body("purposes[0].status", is("INVALIDATED"));
        assertThat(Store.told(database, reader)).singleElement().satisfies(e -> {
            assertThat(e.getString("type")).isEqualTo("consent.invalidated");
            assertThat(e.getList("data.receipts")).isEmpty();
        });
    }

    @Test
    void strangersAndOtherCompaniesAreKeptOut() {
        Readers reader = Readers.of(Given.open());
        Readers.hear(listener, reader.confirmed());
        String path = "/v1/persons/" + reader.person;
        String other = Tokens.staffOf(List.of("elsewhere"), "eve", "privacy-officer", "auditor");

        given().get(path + "/consents").then().statusCode(401);
        as(reader.world.staff("emi", "editor")).get(path + "/consents").then().statusCode(403);
        as(other).get(path + "/consents").then().statusCode(404);
        as(other).body(withdrawal(reader)).post(path + "/withdrawals").then().statusCode(404);
        as(reader.world.staff("aki", "auditor")).get(path + "/consents").then().statusCode(200);
        as(reader.world.staff("aki", "auditor"))
                .body(withdrawal(reader))
                .post(path + "/withdrawals")
                .then()
                .statusCode(403);
        as(SERVICE).get("/v1/persons/" + Given.person() + "/consents").then().statusCode(404);
        as(SERVICE).get("/v1/persons/someone@example.com/consents").then().statusCode(404);
        as(SERVICE).body("{}").post(path + "/withdrawals").then().statusCode(400);
        as(SERVICE)
                .body(withdrawal(reader).replace("news", "nothing-like-it"))
                .post(path + "/withdrawals")
                .then()
                .statusCode(422)
                .body("type", is("/problems/unknown-purpose"));
    }

    @Test
    void theHistoryCannotBeRewritten() {
        Readers reader = Readers.of(Given.open());
        Readers.hear(listener, reader.confirmed());

        for (String sql : List.of("update consent_event set status = 'WITHDRAWN'", "delete from consent_event")) {
            assertThatThrownBy(() -> run(sql + " where person = '" + reader.person + "'"))
                    .hasMessageContaining("append-only");
        }
        assertThatThrownBy(() ->
                        run("update policy_version set age_limit = 3 where company = '" + reader.world.company + "'"))
                .hasMessageContaining("never changes");
    }

    private ValidatableResponse consents(Readers reader) {
        return as(SERVICE)
                .get("/v1/persons/" + reader.person + "/consents")
                .then()
                .body("person", not(is("")));
    }

    private static String withdrawal(Readers reader) {
        return """
                {"company": "%s", "purpose": "news"}
                """.formatted(reader.world.company);
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
