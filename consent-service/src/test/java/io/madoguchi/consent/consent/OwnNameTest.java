package io.madoguchi.consent.consent;

import static io.madoguchi.consent.Given.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.madoguchi.consent.ConsentWorld;
import io.madoguchi.consent.Given;
import io.madoguchi.consent.Heard;
import io.madoguchi.consent.child.ChildStanding;
import io.madoguchi.consent.child.Children;
import io.madoguchi.events.EventHandler;
import io.madoguchi.persons.PersonRef;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** E14: who reaches the age limit goes on by their own word, or not at all. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class OwnNameTest {

    @Inject
    DataSource database;

    @Inject
    Children children;

    @Inject
    Expiry expiry;

    @Inject
    @Any
    Instance<EventHandler> handlers;

    @Test
    void theOwnYesRenewsWhatStandsAndEndsTheGuardiansWord() throws SQLException {
        Given world = Given.open();
        String person = guarded(world);
        Heard.confirmed(handlers, world, person, Instant.now().minusSeconds(60));
        asked(person, LocalDate.now(ZoneOffset.UTC).minusMonths(1));

        reconfirm(world, person);
        reconfirm(world, person);

        assertThat(children.standing(new PersonRef(person), Instant.now())).isEqualTo(ChildStanding.NONE);
        as(world.author)
                .get("/v1/persons/" + person + "/consent-events")
                .then()
                .body("items[0].dpv", is("dpv:RenewedConsentGiven"))
                .body("items[0].expressedBy", is("SELF"));
        as(world.author).get("/v1/persons/" + person + "/consents").then().body("purposes.status", contains("GIVEN"));
    }

    @Test
    void whoDoesNotAnswerIsNotUsedAnyMore() throws SQLException {
        Given world = Given.open();
        String person = guarded(world);
        Heard.confirmed(handlers, world, person, Instant.now().minusSeconds(60));
        asked(person, LocalDate.now(ZoneOffset.UTC).minusMonths(2));
        expiry.run();
        as(world.author).get("/v1/persons/" + person + "/consents").then().body("purposes.status", contains("GIVEN"));

        asked(person, LocalDate.now(ZoneOffset.UTC).minusMonths(3).minusDays(1));
        expiry.run();

        as(world.author)
                .get("/v1/persons/" + person + "/consents")
                .then()
                .body("purposes.status", contains("EXPIRED"))
                .body("purposes[0].episodes.endReason", hasItem("EXPIRED"));
        assertThat(Store.count(
                        database,
                        "select count(*) from outbox_event where type = 'consent.expired' and key = ?",
                        person))
                .isEqualTo(1);
        assertThat(children.standing(new PersonRef(person), Instant.now())).isEqualTo(ChildStanding.NO_GUARDIAN);
    }

    /** A link that was opened without a question of ours proves no age. */
    @Test
    void whoWasNotAskedStaysAChild() {
        Given world = Given.open();
        String person = guarded(world);

        reconfirm(world, person);

        assertThat(children.standing(new PersonRef(person), Instant.now())).isEqualTo(ChildStanding.GUARDED);
    }

    private String guarded(Given world) {
        String person = Given.person();
        as(world.author)
                .body("""
                        {"company": "%s", "person": "%s", "method": "SIGNED_FORM", "document": "G-17", "reAskOn": "2031-07-01"}
                        """.formatted(world.company, person))
                .post("/v1/guardians")
                .then()
                .statusCode(201);
        return person;
    }

    /** As the job leaves it that asks again. */
    private void asked(String person, LocalDate on) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update guardian_link set re_ask_on = ?, re_asked_at = now() where person = ?")) {
            update.setObject(1, on);
            update.setString(2, person);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private void reconfirm(Given world, String person) {
        Heard.hear(
                handlers,
                "madoguchi.subscriptions",
                "person.reconfirmed",
                person,
                "{\"reAsk\": \"%s\", \"person\": \"%s\", \"company\": \"%s\", \"at\": \"%s\"}"
                        .formatted(UUID.randomUUID(), person, world.company, Instant.now()));
    }
}
