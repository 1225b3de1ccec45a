package io.madoguchi.consent.disclosure;

import static io.madoguchi.consent.Given.as;
import static io.madoguchi.consent.disclosure.DisclosureWorld.evidence;
import static io.madoguchi.consent.disclosure.DisclosureWorld.person;
import static io.madoguchi.consent.recipient.Registering.SHA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.madoguchi.consent.ConsentWorld;
import io.madoguchi.consent.Given;
import io.madoguchi.consent.ledger.LedgerKind;
import io.madoguchi.consent.ledger.Logged;
import io.madoguchi.consent.ledger.Proofs;
import io.madoguchi.consent.policy.DisclosureGround;
import io.madoguchi.consent.recipient.BusinessDay;
import io.madoguchi.consent.recipient.Registering;
import io.madoguchi.events.EventHandler;
import io.madoguchi.events.Ids;
import io.madoguchi.testing.Tokens;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Passing data on, through HTTP, and what is stored of it; every rule on its own is in VerdictsTest. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class DisclosureResourceTest {

    private static final String SERVICE = Tokens.service("inquiry-service");
    private static final String ORDER = """
            "order": {"reference": "R-1", "date": "2026-11-01", "document": {"reference": "DMS-2", "sha256": "%s"}}""".formatted(SHA);

    @Inject
    @All
    List<EventHandler> handlers;

    @Inject
    DataSource database;

    @Inject
    Disclosures disclosures;

    @Inject
    Proofs proofs;

    @Test
    void consentOpensItAndItsWithdrawalClosesItAgain() throws SQLException {
        DisclosureWorld world = DisclosureWorld.of(handlers);
        String person = world.consenting();
        String more = person(person) + evidence("\"consent\": \"sharing\"") + ", \"reason\": \"a joint event\"";

        String id = world.ask("CONSENT", world.outsider, "email", more)
                .statusCode(201)
                .body("state", is("GRANTED"))
                .body("clause", is("F4.1"))
                .body("evidence.consent", is(world.sharing))
                .extract()
                .path("id");

        as(world.given.author)
                .get("/v1/persons/" + person + "/disclosures")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", is(id))
                .body("items[0].recipient.names.en", is("Partner outsider"))
                .body("items[0].items[0].names.en", is("email"))
                .body("items[0].purpose.en", notNullValue())
                .body("items[0].reason", is("a joint event"));
        as(world.given.author)
                .get("/v1/provision-records?company=" + world.given.company)
                .then()
                .statusCode(200)
                .body("items.article", contains("29"))
                .body(
                        "items[0].keepUntil",
                        is(BusinessDay.of(Instant.now()).plusYears(3).toString()));
        assertThat(count("select count(*) from outbox_event where topic = 'madoguchi.disclosures' and key = ?", person))
                .isEqualTo(1);
        world.withdraw(person);
        refused(world.ask("CONSENT", world.outsider, "email", more), "NO_CONSENT", "F4.1", "27(1)");
        refused(
                world.ask("CONSENT", world.partner("AUTHORITY"), "email", more.replace(person, world.consenting())),
                "CONSENT_OTHER_RECIPIENT",
                "F4.1",
                "27(1)");
    }

    @Test
    void whatWasPassedOnIsALeafOfTheLogAndWhatWasRolledBackIsNot() throws SQLException {
        DisclosureWorld world = DisclosureWorld.of(handlers);
        String person = world.served();
        String dealer = world.partner("BUSINESS_PARTNER");
        RequestDisclosure request = new RequestDisclosure(
                world.given.company,
                DisclosureGround.BUSINESS_PARTNER,
                UUID.fromString(dealer),
                List.of("email"),
                "support",
                person,
                null,
                null,
                null,
                null);
        QuarkusTransaction.begin();
        disclosures.request(request, "ken");
        assertThat(Logged.sealed(database, LedgerKind.DISCLOSURE, person)).hasSize(1);
        QuarkusTransaction.rollback();
        assertThat(Logged.sealed(database, LedgerKind.DISCLOSURE, person)).isEmpty();

        String id = world.ask("BUSINESS_PARTNER", dealer, "email", person(person))
                .statusCode(201)
                .extract()
                .path("id");

        List<UUID> entries = Logged.sealed(database, LedgerKind.DISCLOSURE, person);
        assertThat(entries).hasSize(1);
        JsonPath fact = Logged.proved(proofs, entries.getFirst());
        assertThat(fact.getString("kind")).isEqualTo("DISCLOSURE");
        assertThat(fact.<String, Object>getMap("data"))
                .containsEntry("disclosure", id)
                .containsEntry("person", person)
                .containsEntry("recipient", dealer)
                .containsEntry("ground", "BUSINESS_PARTNER")
                .containsEntry("clause", "F4.3")
                .containsEntry("items", List.of("email"))
                .containsKey("decidedAt");
    }

    @Test
    void aDisclosureThatWaitsForASecondPersonIsNoFactYet() throws SQLException {
        DisclosureWorld world = DisclosureWorld.of(handlers);
        String person = world.served();

        String id = world.ask("ORDER", world.partner("AUTHORITY"), "email", person(person) + evidence(ORDER))
                .statusCode(202)
                .extract()
                .path("id");

        assertThat(Logged.sealed(database, LedgerKind.DISCLOSURE, person)).isEmpty();
        approve(world.given.publisher, id).statusCode(200);
        assertThat(Logged.sealed(database, LedgerKind.DISCLOSURE, person)).hasSize(1);
    }

    @Test
    void aRecipientOfTheGroupGetsItsRecordOfArticle30() {
        DisclosureWorld world = DisclosureWorld.of(handlers);

        world.ask("CONSENT", world.subsidiary("51"), "email", person(world.consenting()) + evidence("""
                        "consent": "sharing", "contract": {"reference": "C-1", "sha256": "%s"}""".formatted(SHA)))
                .statusCode(201);

        as(world.given.author)
                .get("/v1/provision-records?company=" + world.given.company)
                .then()
                .body("items.article", contains("29"))
                .body(
                        "items[0].keepUntil",
                        is(BusinessDay.of(Instant.now()).plusYears(1).toString()));
    }

    @Test
    void aPartnerGetsWhatLiesWithinThePurposeAndNothingElse() {
        DisclosureWorld world = DisclosureWorld.of(handlers);
        String dealer = world.partner("BUSINESS_PARTNER");

        world.ask("BUSINESS_PARTNER", dealer, "email", person(world.served())).statusCode(201);

        refused(
                world.ask("BUSINESS_PARTNER", dealer, "email", person(Given.person())),
                "OUT_OF_PURPOSE",
                "F4.3",
                "18(1)");
        refused(
                world.ask("BUSINESS_PARTNER", dealer, "age", person(world.served())),
                "ITEM_OUTSIDE_PURPOSE",
                "F4.3",
                "18(1)");
        refused(
                world.ask("BUSINESS_PARTNER", world.outsider, "email", person(world.served())),
                "NOT_A_PARTNER",
                "F4.3",
                "27(5)i");
        String ended = Registering.recipient(
                world.given, "ENTRUSTED_VENDOR", "ended", Registering.bound("2026-01-01", "2026-01-31", "2099-01-01"));
        refused(
                world.ask("BUSINESS_PARTNER", ended, "email", person(world.served())),
                "COMMITMENT_EXPIRED",
                "E9",
                "25");
        refused(
                world.ask("BUSINESS_PARTNER", UUID.randomUUID().toString(), "email", person(world.served())),
                "RECIPIENT_UNKNOWN",
                "E9",
                "25");
    }

    @Test
    void whatIdentifiesNobodyNeedsARegisteredSetAndHarmlessItems() {
        DisclosureWorld world = DisclosureWorld.of(handlers);
        String set = Registering.record(world.given, "anonymised-sets", "ages", """
                "anonymisedSet": {"items": ["age", "gender", "workplace"], "method": {"ja": "年代のみ", "en": "decades only"},
                 "document": {"reference": "DMS-3", "sha256": "%s"}}""".formatted(SHA));
        String rests = evidence("\"anonymisedSet\": \"" + set + "\"");

        world.ask("NON_IDENTIFYING", world.outsider, "age gender", rests)
                .statusCode(201)
                .body("people", is(0));

        refused(
                world.ask("NON_IDENTIFYING", world.outsider, "age gender workplace", rests),
                "IDENTIFYING_ITEMS",
                "FN2",
                "43");
        refused(world.ask("NON_IDENTIFYING", world.outsider, "age", ""), "NOT_THROUGH_THE_GATE", "F4.2", "43");
        refused(
                world.ask("NON_IDENTIFYING", world.outsider, "age", person(world.served()) + rests),
                "REFERS_TO_A_PERSON",
                "F4.2",
                "43");
    }

    @Test
    void aPartnerAnswersAnOpenInquiryOfThisPerson() {
        DisclosureWorld world = DisclosureWorld.of(handlers);
        String dealer = world.partner("BUSINESS_PARTNER");
        String person = world.served();
        UUID inquiry = Ids.next();
        String more = evidence("\"inquiry\": \"" + inquiry + "\", \"judgement\": \"the dealer services the machine\"");
        refused(
                world.ask("ANSWER_BY_PARTNER", dealer, "email", person(person) + more),
                "NO_OPEN_INQUIRY",
                "F4.4",
                "27(5)i");

        report(world, inquiry, person, dealer, true, 204);
        world.ask("ANSWER_BY_PARTNER", dealer, "email", person(person) + more).statusCode(201);

        refused(
                world.ask("ANSWER_BY_PARTNER", dealer, "email", person(world.served()) + more),
                "NO_OPEN_INQUIRY",
                "F4.4",
                "27(5)i");
        report(world, inquiry, Given.person(), dealer, true, 409);
        report(world, inquiry, person, dealer, false, 204);
        refused(
                world.ask("ANSWER_BY_PARTNER", dealer, "email", person(person) + more),
                "NO_OPEN_INQUIRY",
                "F4.4",
                "27(5)i");
    }

    @Test
    void whatNeedsASecondPersonWaitsForOneAndIsCheckedAgain() {
        DisclosureWorld world = DisclosureWorld.of(handlers);
        String court = Registering.recipient(world.given, "AUTHORITY", "court", "");
        String person = world.served();
        String id = world.ask("ORDER", court, "email", person(person) + evidence(ORDER))
                .statusCode(202)
                .body("state", is("PENDING"))
                .extract()
                .path("id");
        theirs(world, person).statusCode(404);

        approve(world.given.author, id).statusCode(409).body("type", is("/problems/same-person"));
        approve(world.given.publisher, id).statusCode(200).body("state", is("GRANTED"));

        theirs(world, person).statusCode(200).body("items[0].ground", is("ORDER"));
        approve(world.given.publisher, id).statusCode(409).body("type", is("/problems/disclosure-not-pending"));
        String late = world.ask("ORDER", court, "email", person(person) + evidence(ORDER))
                .statusCode(202)
                .extract()
                .path("id");
        as(world.given.author)
                .body("{}")
                .post("/v1/registers/recipients/" + court + "/ending")
                .then()
                .statusCode(200);
        refused(approve(world.given.publisher, late), "RECIPIENT_UNKNOWN", "E9", "25");
        as(world.given.author).get("/v1/disclosures/" + late).then().body("state", is("PENDING"));
        as(world.given.publisher)
                .post("/v1/disclosures/" + late + "/rejection")
                .then()
                .body("state", is("REJECTED"));
        theirs(world, person).body("items", hasSize(1));
    }

    @Test
    void theGroupIsWhoeverTheVotesSay() {
        DisclosureWorld world = DisclosureWorld.of(handlers);
        String child = world.subsidiary("50.1");
        String half = world.subsidiary("50");

        world.ask(
                        "GROUP",
                        child,
                        "email",
                        person(world.served()) + evidence("\"jointUse\": \"" + world.jointUse(child, true) + "\""))
                .statusCode(201);

        refused(
                world.ask(
                        "GROUP",
                        half,
                        "email",
                        person(world.served()) + evidence("\"jointUse\": \"" + world.jointUse(half, true) + "\"")),
                "NOT_IN_THE_GROUP",
                "FN1",
                "27(5)iii");
        refused(
                world.ask(
                        "GROUP",
                        child,
                        "email",
                        person(world.served()) + evidence("\"jointUse\": \"" + world.jointUse(child, false) + "\"")),
                "NO_JOINT_USE_NOTICE",
                "F4.9",
                "27(5)iii");
    }

    @Test
    void aRefusalLeavesTheAttemptAndNothingElse() throws SQLException {
        DisclosureWorld world = DisclosureWorld.of(handlers, "\"BUSINESS_PARTNER\"");
        String dealer = world.partner("BUSINESS_PARTNER");
        String untold = Given.person();
        Random random = new Random(7);
        List<Supplier<ValidatableResponse>> refusals = List.of(
                () -> world.ask("CONSENT", world.outsider, "email", person(world.consenting())),
                () -> world.ask(
                        "LAW",
                        world.outsider,
                        "email",
                        person(untold) + evidence("\"article\": \"1\", \"approver\": \"legal\"")),
                () -> world.ask(null, dealer, "email", person(untold)),
                () -> world.ask("BUSINESS_PARTNER", dealer, "email", person(untold)),
                () -> world.ask("BUSINESS_PARTNER", dealer, "shoe-size", person(untold)),
                () -> world.ask("BUSINESS_PARTNER", world.outsider, "email", person(untold)),
                () -> world.ask("BUSINESS_PARTNER", dealer, "email", person(untold) + ", \"use\": \"OWN_MARKETING\""));
        for (int i = 0; i < 20; i++) {
            Supplier<ValidatableResponse> refusal = refusals.get(random.nextInt(refusals.size()));
            long attempts = rows("refused_disclosure", world);

            refusal.get()
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("rule", notNullValue());

            assertThat(rows("refused_disclosure", world)).isEqualTo(attempts + 1);
        }
        assertThat(rows("disclosure", world)).isZero();
        assertThat(rows("provision_record", world)).isZero();
        assertThat(count("select count(*) from disclosure_person where person = ?", untold))
                .isZero();
        assertThat(count("select count(*) from outbox_event where topic = 'madoguchi.disclosures' and key = ?", untold))
                .isZero();
        as(world.given.author)
                .get("/v1/refused-disclosures?limit=200&company=" + world.given.company)
                .then()
                .statusCode(200)
                .body("items", hasSize(20))
                .body("items.outcome.unique()", contains("DENY"));
    }

    @Test
    void theRecipientConfirmsOnceAndWhoDoesNotIsListed() throws SQLException {
        DisclosureWorld world = DisclosureWorld.of(handlers);
        String dealer = world.partner("BUSINESS_PARTNER");
        String id = world.ask("BUSINESS_PARTNER", dealer, "email", person(world.served()))
                .extract()
                .path("id");
        list(world, "&only=OVERDUE").body("items", empty());
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update disclosure set acknowledge_by = now() - interval '1 day' where id = ?::uuid")) {
            update.setString(1, id);
            update.executeUpdate();
        }
        list(world, "&only=OVERDUE").body("items.id", contains(id));

        String at = acknowledge(world, id);

        assertThat(acknowledge(world, id)).isEqualTo(at);
        list(world, "&only=OVERDUE").body("items", empty());
        list(world, "").body("items.id", contains(id));
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(
                    () -> statement.execute("delete from disclosure_person where disclosure = '" + id + "'"));
            assertThatThrownBy(() -> statement.execute("update disclosure set items = '[]' where id = '" + id + "'"));
        }
    }

    private static ValidatableResponse theirs(DisclosureWorld world, String person) {
        return as(world.given.author)
                .get("/v1/persons/" + person + "/disclosures")
                .then();
    }

    private static ValidatableResponse list(DisclosureWorld world, String more) {
        return as(world.given.author)
                .get("/v1/disclosures?company=" + world.given.company + more)
                .then()
                .statusCode(200);
    }

    private static String acknowledge(DisclosureWorld world, String id) {
        return as(world.given.author)
                .body("{\"document\": {\"reference\": \"DMS-9\", \"sha256\": \"" + SHA + "\"}}")
                .post("/v1/disclosures/" + id + "/acknowledgement")
                .then()
                .statusCode(200)
                .extract()
                .path("acknowledgedAt");
    }

    private static ValidatableResponse approve(String token, String id) {
        return as(token).post("/v1/disclosures/" + id + "/approval").then();
    }

    private static void report(
            DisclosureWorld world, UUID inquiry, String person, String partner, boolean open, int status) {
        as(SERVICE)
                .body("{\"company\": \"%s\", \"person\": \"%s\", \"recipient\": \"%s\", \"open\": %s}"
                        .formatted(world.given.company, person, partner, open))
                .put("/v1/inquiry-standings/" + inquiry)
                .then()
                .statusCode(status);
    }

    private static void refused(ValidatableResponse answer, String rule, String clause, String article) {
        answer.statusCode(422)
                .contentType("application/problem+json")
                .body("type", is("/problems/disclosure-refused"))
                .body("rule", is(rule))
                .body("clause", is(clause))
                .body("article", is(article));
    }

    private long rows(String table, DisclosureWorld world) throws SQLException {
        return count("select count(*) from " + table + " where company = ?", world.given.company);
    }

    private long count(String sql, String value) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setString(1, value);
            try (var found = select.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }
}
