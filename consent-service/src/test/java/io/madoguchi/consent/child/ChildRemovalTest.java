package io.madoguchi.consent.child;

import static io.madoguchi.consent.Given.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.madoguchi.consent.ConsentWorld;
import io.madoguchi.consent.Given;
import io.madoguchi.consent.Heard;
import io.madoguchi.consent.ReportSigners;
import io.madoguchi.consent.ledger.LedgerKind;
import io.madoguchi.consent.ledger.Logged;
import io.madoguchi.events.EventHandler;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** E14: a report, a second person, and nothing left in any table but a salted tombstone. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class ChildRemovalTest {

    @Inject
    DataSource database;

    @Inject
    Children children;

    @Inject
    RemovalReports removals;

    @Inject
    @Any
    Instance<EventHandler> handlers;

    @ConfigProperty(name = "madoguchi.secrets.directory")
    Path secrets;

    /** Whatever was known of a person, in whatever order and number: no column of no table holds the reference afterwards. */
    @Test
    void removingAChildLeavesZeroRowsWithItsId() throws SQLException {
        Random random = new Random(14);
        Given world = Given.open();
        for (int run = 0; run < 8; run++) {
            String child = Given.person();
            String other = Given.person();
            for (int i = random.nextInt(4); i >= 0; i--) {
                UUID episode =
                        Heard.confirmed(handlers, world, child, Instant.now().minusSeconds(60L + i));
                if (random.nextBoolean()) {
                    Heard.ended(handlers, world, child, episode, Instant.now());
                }
            }
            Heard.confirmed(handlers, world, other, Instant.now());
            if (random.nextBoolean()) {
                decide(world, child);
            }
            if (random.nextBoolean()) {
                as(world.author)
                        .body(guardianJson(world, child, other))
                        .post("/v1/guardians")
                        .then()
                        .statusCode(201);
            }
            long others = rowsWith(other).size();

            removed(world, child);

            assertThat(rowsWith(child)).as("run %d", run).isEmpty();
            assertThat(rowsWith(other)).hasSizeGreaterThanOrEqualTo((int) Math.min(others, 5));
            assertThat(children.standing(new PersonRef(child), Instant.now())).isEqualTo(ChildStanding.REMOVED);
        }
    }

    @Test
    void fromTheReportOnNothingMayBeUsedAndOneAloneDecidesNothing() {
        Given world = Given.open();
        String person = Given.person();
        assertThat(children.standing(new PersonRef(person), Instant.now())).isEqualTo(ChildStanding.NONE);

        String report = report(world, person);

        assertThat(children.standing(new PersonRef(person), Instant.now())).isEqualTo(ChildStanding.NO_GUARDIAN);
        as(world.author)
                .post("/v1/child-reports/" + report + "/removal")
                .then()
                .statusCode(409)
                .body("type", is("/problems/same-person"));
        as(Tokens.staffOf(List.of("elsewhere"), "eve", "privacy-officer"))
                .post("/v1/child-reports/" + report + "/removal")
                .then()
                .statusCode(404);
        as(world.publisher)
                .post("/v1/child-reports/" + report + "/dismissal")
                .then()
                .statusCode(200)
                .body("state", is("DISMISSED"));
        assertThat(children.standing(new PersonRef(person), Instant.now())).isEqualTo(ChildStanding.NONE);
        as(world.publisher)
                .post("/v1/child-reports/" + report + "/removal")
                .then()
                .statusCode(409)
                .body("type", is("/problems/child-report-decided"));
    }

    @Test
    void theProofNeedsTheSignedReportOfEveryService() throws SQLException {
        Given world = Given.open();
        String child = Given.person();
        Heard.confirmed(handlers, world, child, Instant.now());
        String id = report(world, child);
        as(world.publisher)
                .post("/v1/child-reports/" + id + "/removal")
                .then()
                .statusCode(202)
                .body("state", is("RUNNING"))
                .body("reports", hasSize(1));
        allSent();

        hear("subscription-service", id, 0);
        // signed by one service in the name of another: not believed
        String forged = ReportSigners.sign(secrets, "subscription-service", payload(id, "inquiry-service", 0));
        Heard.hear(handlers, "madoguchi.rights-reports", "child.removed", id, "{\"report\": \"" + forged + "\"}");
        // a service that still holds rows has not removed the child
        hear("inquiry-service", id, 3);

        as(world.publisher).get("/v1/child-removals/" + id).then().body("state", is("RUNNING"));
        hear("inquiry-service", id, 0);
        as(world.publisher)
                .get("/v1/child-removals/" + id)
                .then()
                .statusCode(200)
                .body("state", is("COMPLETE"))
                .body("reports", hasSize(3))
                .body("proof", notNullValue());
        as(world.publisher)
                .get("/v1/child-removals?company=" + world.company)
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void aCompletedRemovalIsALeafOfTheLogThatNamesNobody() throws SQLException {
        Given world = Given.open();
        String child = Given.person();
        Heard.confirmed(handlers, world, child, Instant.now());
        String id = report(world, child);
        as(world.publisher).post("/v1/child-reports/" + id + "/removal").then().statusCode(202);
        hear("subscription-service", id, 0);
        hear("inquiry-service", id, 0);
        QuarkusTransaction.begin();
        allSent();
        removals.complete(UUID.fromString(id));
        assertThat(Logged.open(database, LedgerKind.CHILD_REMOVAL, id)).hasSize(1);
        QuarkusTransaction.rollback();
        assertThat(Logged.open(database, LedgerKind.CHILD_REMOVAL, id)).isEmpty();

        allSent();
        QuarkusTransaction.requiringNew().run(() -> removals.complete(UUID.fromString(id)));
        QuarkusTransaction.requiringNew().run(() -> removals.complete(UUID.fromString(id)));

        List<JsonPath> facts = Logged.open(database, LedgerKind.CHILD_REMOVAL, id);
        assertThat(facts).hasSize(1);
        JsonPath fact = facts.getFirst();
        assertThat(fact.<String>getList("data.services.service"))
                .containsExactlyInAnyOrder("consent-service", "inquiry-service", "subscription-service");
        assertThat(fact.getString("data.proof")).matches("[0-9a-f]{64}");
        assertThat(fact.<String, Object>getMap("data")).doesNotContainKeys("person", "tombstone");
        assertThat(rowsWith(child)).isEmpty();
    }

    @Test
    void aLateEventAndAnotherPressOfTheButtonBringNothingBack() throws SQLException {
        Given world = Given.open();
        String child = Given.person();
        Heard.confirmed(handlers, world, child, Instant.now().minusSeconds(5));
        removed(world, child);

        Heard.confirmed(handlers, world, child, Instant.now());
        as(Tokens.service("subscription-service"))
                .body(ageJson(world, child, "\"answer\": \"OF_AGE\""))
                .post("/v1/age-answers")
                .then()
                .statusCode(200)
                .body("standing", is("REMOVED"));
        as(world.author)
                .body("""
                        {"company": "%s", "purposes": ["news"], "status": "GIVEN", "expressedBy": "OPERATOR",
                         "channel": "PHONE", "at": "2026-11-01T00:00:00Z", "wording": "any", "document": "call 1"}
                        """.formatted(world.company))
                .post("/v1/persons/" + child + "/consents")
                .then()
                .statusCode(409)
                .body("type", is("/problems/removed-as-child"));

        assertThat(rowsWith(child)).isEmpty();

        // staff who saw proof of age open the door again
        as(world.author)
                .body(ageJson(world, child, "\"birthDate\": \"1990-01-01\""))
                .post("/v1/age-answers")
                .then()
                .statusCode(200)
                .body("standing", is("NONE"));
    }

    /** A card from a drawer, a file of an older system, a no said at a stand: none of them brings the child back. */
    @Test
    void noOtherWayInBringsAChildBack() throws SQLException {
        Given world = Given.open();
        String cards = otherWayIn(world);
        String child = Given.person();
        Heard.confirmed(handlers, world, child, Instant.now().minusSeconds(5));
        removed(world, child);

        Heard.hear(handlers, "madoguchi.subscriptions", "contact.imported", child, """
                {"person": "%s", "company": "%s", "collectionPoint": "%s", "locale": "ja", "at": "2026-11-01T00:00:00Z"}
                """.formatted(
                        child, world.company, cards));
        Heard.hear(handlers, "madoguchi.subscriptions", "promotion.entered", child, """
                {"person": "%s", "company": "%s", "collectionPoint": "%s", "at": "2026-11-01T00:00:00Z",
                 "notice": {"revision": 1, "hash": "0", "locale": "ja"}}
                """.formatted(
                        child, world.company, cards));
        as(world.author)
                .body("""
                        {"company": "%s", "person": "%s", "collectionPoint": "%s", "locale": "ja",
                         "at": "2026-11-01T00:00:00Z", "document": "drawer 3"}
                        """.formatted(world.company, child, cards))
                .post("/v1/acquisitions")
                .then()
                .statusCode(409)
                .body("type", is("/problems/removed-as-child"));
        as(world.author)
                .body("{\"company\": \"%s\", \"purposes\": [\"news\"], \"evidence\": \"at the stand\"}"
                        .formatted(world.company))
                .post("/v1/persons/" + child + "/rejections")
                .then()
                .statusCode(409)
                .body("type", is("/problems/removed-as-child"));
        String file = as(world.author)
                .contentType("text/csv")
                .body(String.join(",", "person", "purpose", "status", "wording", "at", "channel", "evidence") + "\n"
                        + child + ",news,REFUSED,,2024-05-01T09:30:00+09:00,PHONE,\n")
                .post("/v1/consent-imports?company=" + world.company)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await().until(() -> "DONE"
                .equals(as(world.author).get("/v1/consent-imports/" + file).path("state")));

        as(world.author)
                .get("/v1/consent-imports/" + file)
                .then()
                .body("done", is(1))
                .body("recorded", is(0))
                .body("passedOver", is(1));
        assertThat(rowsWith(child)).isEmpty();
    }

    @Test
    void aDateOfBirthIsNeverStored() throws SQLException {
        Given world = Given.open();
        String person = Given.person();

        as(world.author)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(ageJson(world, person, "\"birthDate\": \"2015-06-07\""))
                .post("/v1/age-answers")
                .then()
                .statusCode(200)
                .body("under", is(true))
                .body("standing", is("NO_GUARDIAN"))
                .body("reAskOn", is("2031-07-01"));

        assertThat(rowsWith("2015-06-07")).isEmpty();
        assertThat(rowsWith("2031-06-07")).isEmpty();
        as(world.author)
                .body(guardianJson(world, person, Given.person()).replace("2031-07-01", "2031-06-08"))
                .post("/v1/guardians")
                .then()
                .statusCode(400);
        as(world.author)
                .body(guardianJson(world, person, Given.person()))
                .post("/v1/guardians")
                .then()
                .statusCode(201);
        PersonRef ref = new PersonRef(person);
        assertThat(children.standing(ref, Instant.now())).isEqualTo(ChildStanding.GUARDED);
        assertThat(children.standing(ref, Instant.parse("2031-09-29T00:00:00Z")))
                .isEqualTo(ChildStanding.GUARDED);
        assertThat(children.standing(ref, Instant.parse("2031-10-03T00:00:00Z")))
                .isEqualTo(ChildStanding.NO_GUARDIAN);
    }

    private static String otherWayIn(Given world) {
        String point = as(world.author)
                .body(world.collectionPointJson("calls", world.purpose).replace("\"FORM\"", "\"PHONE\""))
                .post("/v1/collection-points")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as(world.author)
                .post("/v1/collection-points/" + point + "/opening")
                .then()
                .statusCode(200);
        return point;
    }

    private void removed(Given world, String child) throws SQLException {
        String id = report(world, child);
        as(world.publisher).post("/v1/child-reports/" + id + "/removal").then().statusCode(202);
        allSent();
        hear("subscription-service", id, 0);
        hear("inquiry-service", id, 0);
        QuarkusTransaction.requiringNew().run(() -> removals.complete(UUID.fromString(id)));
        as(world.publisher).get("/v1/child-removals/" + id).then().body("state", is("COMPLETE"));
    }

    private String report(Given world, String person) {
        return as(world.author)
                .body("{\"company\": \"%s\", \"person\": \"%s\", \"source\": \"STAFF\"}"
                        .formatted(world.company, person))
                .post("/v1/child-reports")
                .then()
                .extract()
                .path("id");
    }

    private void decide(Given world, String person) {
        as(Tokens.service("subscription-service"))
                .body("{\"person\": \"%s\", \"company\": \"%s\", \"purpose\": \"%s\", \"operation\": \"USE\"}"
                        .formatted(person, world.company, world.purpose))
                .post("/v1/decisions")
                .then()
                .statusCode(200);
    }

    private static String guardianJson(Given world, String child, String guardian) {
        return """
                {"company": "%s", "person": "%s", "guardian": "%s", "method": "SIGNED_FORM", "document": "G-2026-17",
                 "reAskOn": "2031-07-01"}
                """.formatted(world.company, child, guardian);
    }

    private static String ageJson(Given world, String person, String answer) {
        return "{\"company\": \"%s\", \"person\": \"%s\", %s}".formatted(world.company, person, answer);
    }

    private void hear(String service, String removal, long remaining) {
        String signed = ReportSigners.sign(secrets, service, payload(removal, service, remaining));
        Heard.hear(handlers, "madoguchi.rights-reports", "child.removed", removal, "{\"report\": \"" + signed + "\"}");
    }

    private static String payload(String removal, String service, long remaining) {
        return "{\"removal\": \"%s\", \"service\": \"%s\", \"tables\": {\"reader\": 1}, \"remaining\": %d, \"at\": \"%s\"}"
                .formatted(removal, service, remaining, Instant.now());
    }

    /** The relay is off in tests: here the broker has taken everything. */
    private void allSent() throws SQLException {
        try (var connection = database.getConnection();
                var update =
                        connection.prepareStatement("update outbox_event set sent_at = now() where sent_at is null")) {
            update.executeUpdate();
        }
    }

    /** Every place, in any column of any table, where this text stands. */
    private List<String> rowsWith(String text) throws SQLException {
        List<String> found = new ArrayList<>();
        try (var connection = database.getConnection();
                var tables = connection.createStatement();
                var names = tables.executeQuery("select table_name from information_schema.tables"
                        + " where table_schema = 'public' and table_type = 'BASE TABLE'")) {
            while (names.next()) {
                String table = names.getString(1);
                try (var select = connection.prepareStatement(
                        "select cast(t as text) from " + table + " t where strpos(cast(t as text), ?) > 0")) {
                    select.setString(1, text);
                    try (var rows = select.executeQuery()) {
                        while (rows.next()) {
                            found.add(table + ": " + rows.getString(1));
                        }
                    }
                }
            }
        }
        return found;
    }
}
