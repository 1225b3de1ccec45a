package io.madoguchi.consent.change;

import static io.madoguchi.consent.Given.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.madoguchi.consent.ConsentWorld;
import io.madoguchi.consent.Given;
import io.madoguchi.consent.acquisition.Acquisitions;
import io.madoguchi.consent.acquisition.Evidence;
import io.madoguchi.consent.ledger.LedgerKind;
import io.madoguchi.consent.ledger.Logged;
import io.madoguchi.events.Ids;
import io.madoguchi.events.ReceivedEvent;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A policy change from its comparison to its start, person by person, at the rows decisions read (E16). */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class PolicyChangeResourceTest {

    @Inject
    PolicyChanges changes;

    @Inject
    AnswerListener listener;

    @Inject
    Acquisitions acquisitions;

    @Inject
    ChangeSteps steps;

    @Inject
    DataSource database;

    @Test
    void theNewUseStartsForWhoWasReachedAndSaidNothingAndTheOldGoesOn() throws IOException {
        Given world = Given.open();
        // the rule that counts is the promise people were given: that of the version before
        world.publishRule("PT1S", "OBJECTION", world.purpose);
        String silent = held(world);
        String objector = held(world);
        String unreachable = held(world);
        String fresh = world.createPurpose("reports", "NOTICE");
        String policy = nextPolicy(world, world.purpose, fresh);
        String change = prepare(world, policy);

        as(world.author)
                .get("/v1/policy-changes/" + change + "/simulation")
                .then()
                .statusCode(200)
                .body("people", is(3))
                .body("uses.code", is(List.of("reports")))
                .body("uses[0].change", is("NEW"))
                .body("uses[0].affected", is(3));
        as(world.author)
                .post("/v1/policy-changes/" + change + "/announcement")
                .then()
                .statusCode(409)
                .body("type", is("/problems/not-published"));
        as(world.publisher)
                .post("/v1/policies/" + policy + "/versions/1/publication")
                .then()
                .statusCode(200);
        as(world.author)
                .post("/v1/policy-changes/" + change + "/announcement")
                .then()
                .statusCode(202);
        awaitTold(world, change, 3);

        UUID use = use(world, change);
        assertThat(standing(silent, use)).isEqualTo(ChangeStanding.WINDOW_OPEN);
        hear("policy-change.reported", change, silent, "\"outcome\": \"DELIVERED\",");
        hear("policy-change.reported", change, objector, "\"outcome\": \"DELIVERED\",");
        hear("policy-change.reported", change, unreachable, "\"outcome\": \"UNREACHABLE\",");
        hear("policy-change.objected", change, objector, "");
        decides(world, silent, fresh, "DENY");

        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> standing(silent, use) == ChangeStanding.STARTED);

        assertThat(standing(objector, use)).isEqualTo(ChangeStanding.OBJECTED);
        assertThat(standing(unreachable, use)).isEqualTo(ChangeStanding.UNREACHABLE);
        assertThat(standing(Given.person(), use)).isEqualTo(ChangeStanding.NONE);
        decides(world, silent, fresh, "ALLOW");
        decides(world, objector, fresh, "DENY");
        decides(world, unreachable, fresh, "DENY");

        hear("policy-change.objected", change, silent, "");
        decides(world, silent, fresh, "DENY");
        as(world.author)
                .get("/v1/policy-changes/" + change + "/people")
                .then()
                .body("items.standing", containsInAnyOrder("OBJECTED", "OBJECTED", "UNREACHABLE"));
    }

    @Test
    void aMinorEditTellsNobodyAndBlocksNothing() {
        Given world = Given.open();
        held(world);
        as(world.author)
                .body(world.purposeJson("news", "CONSENT")
                        .replace("\"company\": \"" + world.company + "\", \"code\": \"news\", ", "")
                        .replace("by e-mail", "by e-mail."))
                .post("/v1/purposes/" + world.purpose + "/versions")
                .then()
                .statusCode(201)
                .body("changeClass", is("MINOR"));
        String policy = nextPolicy(world, world.purpose);
        String change = prepare(world, policy);

        as(world.author)
                .get("/v1/policy-changes/" + change + "/simulation")
                .then()
                .body("uses[0].change", is("MINOR"))
                .body("uses[0].affected", is(0));
        as(world.publisher)
                .post("/v1/policies/" + policy + "/versions/1/publication")
                .then()
                .statusCode(200);
        as(world.author)
                .post("/v1/policy-changes/" + change + "/announcement")
                .then()
                .statusCode(202);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> "ANNOUNCED"
                        .equals(as(world.author)
                                .get("/v1/policy-changes/" + change)
                                .path("state")));

        as(world.author).get("/v1/policy-changes/" + change + "/people").then().body("items", hasSize(0));
    }

    @Test
    void anUnrelatedUseNeedsAYesWhereThePolicyPromisesNoOther() {
        Given world = Given.published();
        String fresh = world.createPurpose("reports", "NOTICE");
        String policy = as(world.author)
                .body(world.policyJson(world.purpose, fresh))
                .post("/v1/policies")
                .then()
                .statusCode(201)
                .extract()
                .path("policy");

        as(world.author)
                .body("{\"policy\": \"" + policy + "\", \"version\": 1}")
                .post("/v1/policy-changes")
                .then()
                .statusCode(201)
                .body("uses.startsBySilence", hasItem(false))
                .body("uses[0].material", hasItem("PURPOSE_OUTSIDE_NOTICE"));
    }

    @Test
    void anAnnouncementIsALeafOfTheLogOnceAndOnlyWhereItStands() throws SQLException {
        Given world = Given.open();
        String fresh = world.createPurpose("reports", "NOTICE");
        String policy = nextPolicy(world, world.purpose, fresh);
        String change = prepare(world, policy);
        as(world.publisher)
                .post("/v1/policies/" + policy + "/versions/1/publication")
                .then()
                .statusCode(200);
        QuarkusTransaction.begin();
        steps.announce(
                PolicyChange.locked(UUID.fromString(change)).orElseThrow(),
                steps.step(UUID.fromString(policy), 1).orElseThrow(),
                "ken");
        assertThat(Logged.open(database, LedgerKind.POLICY_CHANGE, change)).hasSize(1);
        QuarkusTransaction.rollback();
        assertThat(Logged.open(database, LedgerKind.POLICY_CHANGE, change)).isEmpty();

        String announcement = "/v1/policy-changes/" + change + "/announcement";
        as(world.author).post(announcement).then().statusCode(202);
        as(world.author).post(announcement).then().statusCode(409);

        List<JsonPath> facts = Logged.open(database, LedgerKind.POLICY_CHANGE, change);
        assertThat(facts).hasSize(1);
        assertThat(facts.getFirst().<String, Object>getMap("data"))
                .containsEntry("policy", policy)
                .containsEntry("beforePolicy", world.policy)
                .containsKeys("rule", "effectiveFrom", "announcedAt");
        assertThat(facts.getFirst().<String>getList("data.uses.purpose")).containsExactly(fresh);
    }

    @Test
    void staffOfOtherCompaniesSeeNothing() {
        Given world = Given.open();
        String change = prepare(world, nextPolicy(world, world.purpose));
        String other = Tokens.staffOf(List.of("elsewhere"), "eve", "privacy-officer");

        as(other).get("/v1/policy-changes/" + change).then().statusCode(404);
        as(other).get("/v1/policy-changes/" + change + "/people").then().statusCode(404);
        as(other).get("/v1/policy-changes?company=" + world.company).then().statusCode(404);
        as(other).post("/v1/policy-changes/" + change + "/announcement").then().statusCode(404);
        as(world.staff("emi", "editor"))
                .get("/v1/policy-changes/" + change)
                .then()
                .statusCode(403);
        as(world.author).body("{}").post("/v1/policy-changes").then().statusCode(400);
        as(world.author)
                .body("{\"person\": \"" + Given.person() + "\", \"evidence\": \"call 7\"}")
                .post("/v1/policy-changes/" + change + "/objections")
                .then()
                .statusCode(404);
    }

    private static String nextPolicy(Given world, String... purposes) {
        return as(world.author)
                .body(world.policyJson(purposes))
                .post("/v1/policies")
                .then()
                .statusCode(201)
                .extract()
                .path("policy");
    }

    private static String prepare(Given world, String policy) {
        return as(world.author)
                .body("{\"policy\": \"" + policy + "\", \"version\": 1}")
                .post("/v1/policy-changes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void awaitTold(Given world, String change, int people) {
        Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> {
            JsonPath seen = as(world.author).get("/v1/policy-changes/" + change).jsonPath();
            return "ANNOUNCED".equals(seen.getString("state")) && seen.getInt("told") == people;
        });
    }

    private static UUID use(Given world, String change) {
        return UUID.fromString(
                as(world.author).get("/v1/policy-changes/" + change).path("uses[0].purposeVersion"));
    }

    private ChangeStanding standing(String person, UUID use) {
        return QuarkusTransaction.requiringNew()
                .call(() -> changes.standing(new PersonRef(person), use, Instant.now()));
    }

    /** Somebody whose data came in under the open notice. */
    private String held(Given world) {
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

    private void hear(String type, String change, String person, String more) throws IOException {
        var data = new ObjectMapper()
                .readTree("{\"change\": \"%s\", \"person\": \"%s\", %s \"at\": \"%s\"}"
                        .formatted(change, person, more, Instant.now()));
        ReceivedEvent event =
                new ReceivedEvent(Ids.next(), type, "/subscription-service", person, 1, Instant.now(), data);
        QuarkusTransaction.requiringNew().run(() -> listener.handle(event));
        QuarkusTransaction.requiringNew().run(() -> listener.handle(event));
    }

    private static void decides(Given world, String person, String purpose, String expected) {
        as(world.author)
                .body("{\"person\": \"%s\", \"company\": \"%s\", \"purpose\": \"%s\", \"operation\": \"USE\"}"
                        .formatted(person, world.company, purpose))
                .post("/v1/decisions")
                .then()
                .statusCode(200)
                .body("decision", is(expected));
    }
}
