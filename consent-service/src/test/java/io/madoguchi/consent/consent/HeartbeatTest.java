package io.madoguchi.consent.consent;

import static io.madoguchi.consent.Given.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.madoguchi.consent.ConsentWorld;
import io.madoguchi.consent.Given;
import io.madoguchi.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Senders hear that all is stopped only when it is (design section 3). */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class HeartbeatTest {

    @Inject
    Heartbeat heartbeat;

    @Inject
    SubscriptionListener listener;

    @Inject
    DataSource database;

    @ConfigProperty(name = "quarkus.rest-client.subscription.url")
    String neighbour;

    @BeforeEach
    void forgetOtherTests() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("update withdrawal set effective_at = at where effective_at is null");
        }
    }

    @Test
    void itBeatsWhileNothingIsOpen() {
        int before = beats();

        assertThat(heartbeat.beat()).isTrue();

        assertThat(beats()).isEqualTo(before + 1);
    }

    @Test
    void aWithdrawalTheSenderDidNotConfirmSilencesItUntilItDid() throws SQLException {
        Readers reader = Readers.of(Given.open());
        Readers.hear(listener, reader.confirmed());
        given().get(neighbour + "/away/" + reader.person);
        withdraw(reader, 202);
        int before = beats();

        assertThat(heartbeat.beat()).isFalse();
        assertThat(beats()).isEqualTo(before);

        given().get(neighbour + "/back/" + reader.person);
        assertThat(heartbeat.beat()).isTrue();
        assertThat(beats()).isEqualTo(before + 1);
        assertThat(Store.count(
                        database,
                        "select count(*) from withdrawal where effective_at is not null and person = ?",
                        reader.person))
                .isEqualTo(1);
    }

    @Test
    void aPurposeIsStoppedAsAWholeThoughNoOptInIsKnownHere() {
        Readers reader = Readers.of(Given.open());

        withdraw(reader, 200);

        assertThat(given().get(neighbour + "/received").asString())
                .contains("{\"person\":\"" + reader.person + "\",\"episodes\":[],\"whole\":{\"purpose\":");
    }

    private int beats() {
        return Integer.parseInt(given().get(neighbour + "/beats").asString());
    }

    private static void withdraw(Readers reader, int status) {
        as(Tokens.service("gateway"))
                .body("""
                        {"company": "%s", "purpose": "news"}
                        """.formatted(reader.world.company))
                .post("/v1/persons/" + reader.person + "/withdrawals")
                .then()
                .statusCode(status)
                .body("status", is(status == 200 ? "EFFECTIVE" : "RECORDED"));
    }
}
