package io.madoguchi.consent.retention;

import static io.madoguchi.consent.Given.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.madoguchi.consent.ConsentWorld;
import io.madoguchi.consent.Given;
import io.madoguchi.consent.Heard;
import io.madoguchi.consent.disclosure.DisclosureWorld;
import io.madoguchi.consent.ledger.LedgerKind;
import io.madoguchi.consent.ledger.Logged;
import io.madoguchi.events.EventHandler;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every end is executed, and nothing but what has ended. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class RetentionTest {

    private static final int KEEP = 30;

    @Inject
    DataSource database;

    @Inject
    RetentionJob job;

    @Inject
    RetentionLog log;

    @Inject
    Retentions retentions;

    @Inject
    @Any
    Instance<EventHandler> handlers;

    @Inject
    Scheduler scheduler;

    /** Or it would end, two minutes after the start, what a test has just made. */
    @BeforeEach
    void onlyWeRunIt() {
        scheduler.pause("retention");
    }

    @AfterEach
    void letItRun() {
        scheduler.resume("retention");
    }

    /** Persons whose consents live, ended long ago, or ended lately, at random: the job agrees with the rule about each. */
    @Test
    void retentionExecutesExactlyWhatEnded() throws SQLException {
        Given world = Given.open();
        rule(world, KEEP).then().statusCode(200);
        Random random = new Random(12);
        Instant now = Instant.now();
        Map<String, Boolean> expected = new LinkedHashMap<>();
        UUID version = version(world.purpose);
        for (int i = 0; i < 40; i++) {
            String person = Given.person();
            UUID episode = Heard.confirmed(handlers, world, person, now.minus(Duration.ofDays(100)));
            boolean lives = random.nextInt(4) == 0;
            Instant over = now.minus(Duration.ofHours(random.nextInt(60 * 24)));
            if (!lives) {
                Heard.ended(handlers, world, person, episode, over);
            }
            boolean ends = new KeepUntil(KeepUntil.Anchor.CONSENT_ENDED, Duration.ofDays(KEEP))
                    .ended(new KeepUntil.Held(lives, over, null), now);
            assertThat(retentions.ended(new PersonRef(person), version, now)).isEqualTo(ends);
            expected.put(person, ends);
        }

        job.execute(now);

        for (var person : expected.entrySet()) {
            for (String table : List.of("consent_current", "consent_event", "consent_episode", "consent_receipt")) {
                assertThat(count(table, person.getKey()) == 0).as(table).isEqualTo(person.getValue());
            }
        }
        long ended = expected.values().stream().filter(e -> e).count();
        assertThat(ended).isBetween(5L, 35L);
        as(world.publisher)
                .get("/v1/retention-log?company=" + world.company)
                .then()
                .statusCode(200)
                .body("items.category", hasItem("CONSENT"))
                .body("items.purpose", hasItem(world.purpose));
        assertThat(told(world.company)).isEqualTo(ended);
        List<JsonPath> facts = Logged.open(database, LedgerKind.RETENTION, world.purpose);
        assertThat(facts).hasSize(1);
        JsonPath fact = facts.getFirst();
        assertThat(fact.<String>getList("data.ended.purpose")).contains(world.purpose);
        assertThat(fact.getLong("data.ended.find { it.purpose == '" + world.purpose + "' }.rows"))
                .isGreaterThanOrEqualTo(ended);
        assertThat(expected.keySet()).noneMatch(fact.prettify()::contains);
        assertThat(job.execute(now).stream().filter(e -> world.company.equals(e.company())))
                .as("a second run finds nothing to end")
                .isEmpty();
    }

    /** Of every log one row that is over and one that is not, a day apart from the end of keeping. */
    @Test
    void logsEndByTheirAgeAndProvisionRecordsOnTheirDay() throws SQLException {
        DisclosureWorld world = DisclosureWorld.of(handlers.stream().toList());
        String company = world.given.company;
        String disclosure = world.ask(
                        "CONSENT",
                        world.outsider,
                        "email",
                        ", \"purpose\": \"sharing\", \"person\": \"" + world.consenting() + "\"")
                .statusCode(201)
                .extract()
                .path("id");
        Instant now = Instant.now();
        for (int day : List.of(-1, 1)) {
            UUID decision = key(now.minus(Duration.ofDays(1095 - day)));
            put(
                    "insert into decision_log (id, company, purpose, operation, outcome, rule, facts, mac, decided_at,"
                            + " asked_by, asked_as) values (?, ?, ?, 'USE', 'DENY', 'NO_CONSENT', '{}', '\\x00', ?, 'x', 'ONE')",
                    decision,
                    company,
                    UUID.fromString(world.support),
                    now.minus(Duration.ofDays(1095 - day)));
            put("insert into decision_proof values (?, ?, 'x')", decision, UUID.randomUUID());
            put(
                    "insert into audience_log (id, company, purpose, allowed, at, asked_by) values (?, ?, ?, 7, ?, 'x')",
                    key(now.minus(Duration.ofDays(1095 - day))),
                    company,
                    UUID.fromString(world.support),
                    now.minus(Duration.ofDays(1095 - day)));
            put(
                    "insert into contact_question (id, company, purpose, client, at) values (?, ?, ?, 'x', ?)",
                    key(now.minus(Duration.ofDays(395 - day))),
                    company,
                    UUID.fromString(world.support),
                    now.minus(Duration.ofDays(395 - day)));
        }
        put(
                "insert into provision_record (id, disclosure, company, article, other_party, items, people, at, keep_until)"
                        + " select ?, disclosure, company, '30', other_party, items, people, at, current_date - 1"
                        + " from provision_record where disclosure = ?",
                UUID.randomUUID(),
                UUID.fromString(disclosure));
        Map<String, Long> before = logged(company);
        assertThat(before.values()).containsOnly(2L);

        List<Ended> ended = job.execute(now);

        Map<String, Long> after = logged(company);
        assertThat(after.values()).containsOnly(1L);
        assertThat(ended.stream().filter(e -> company.equals(e.company())).map(Ended::category))
                .contains(Category.DECISION, Category.AUDIENCE, Category.CONTACT_QUESTION, Category.PROVISION_RECORD);
        as(world.given.author)
                .get("/v1/retention-log?company=" + company)
                .then()
                .body("items.category", hasItem("PROVISION_RECORD"))
                .body("items.category", hasItem("AUDIENCE"));
        assertThat(number("select count(*) from provision_record where article = '29' and company = ?", company))
                .as("what the law still keeps")
                .isEqualTo(1);
    }

    private Map<String, Long> logged(String company) throws SQLException {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (String table : List.of("decision_log", "audience_log", "contact_question", "provision_record")) {
            rows.put(table, number("select count(*) from " + table + " where company = ?", company));
        }
        rows.put(
                "decision_proof",
                number(
                        "select count(*) from decision_proof p join decision_log d on d.id = p.decision"
                                + " where d.company = ?",
                        company));
        return rows;
    }

    /** A key as one was made at that moment. */
    private static UUID key(Instant at) {
        return new UUID(at.toEpochMilli() << 16 | 0x7000L, UUID.randomUUID().getLeastSignificantBits());
    }

    private void put(String sql, Object... values) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : values[i]);
            }
            insert.executeUpdate();
        }
    }

    @Test
    void aRunThatIsRolledBackIsNoFact() throws SQLException {
        String company = Given.company().company;
        List<Ended> ended = List.of(new Ended(Category.SITE_COUNT, company, null, 7));
        QuarkusTransaction.begin();
        log.write(Instant.now(), ended);
        assertThat(Logged.open(database, LedgerKind.RETENTION, company)).hasSize(1);
        QuarkusTransaction.rollback();

        assertThat(Logged.open(database, LedgerKind.RETENTION, company)).isEmpty();
    }

    @Test
    void everyPurposeHasAnEndAlsoWithoutARuleOfItsOwn() {
        Given world = Given.published();

        as(world.publisher)
                .get("/v1/retention-rules?company=" + world.company)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].declared", is(false))
                .body("items[0].keepDays", is(1095));
        rule(world, 10).then().statusCode(200);
        as(world.publisher)
                .get("/v1/retention-rules?company=" + world.company)
                .then()
                .body("items[0].declared", is(true))
                .body("items[0].keepDays", is(10));
        as(Tokens.staffOf(List.of("elsewhere"), "eve", "privacy-officer"))
                .get("/v1/retention-rules?company=" + world.company)
                .then()
                .statusCode(404);
    }

    @Test
    void whatTheNoticeDoesNotDeclareIsRefusedAtEveryCollectionPoint() {
        Given world = Given.open();
        String service = Tokens.service("inquiry-service");

        items(service, world, "\"email\"")
                .then()
                .statusCode(200)
                .body("declared", is(List.of("email")))
                .body("missing", hasSize(0));
        items(service, world, "\"email\", \"gender\"")
                .then()
                .statusCode(422)
                .body("type", is("/problems/undeclared-item"))
                .body("errors[0].field", is("gender"));
        items(service, world, "").then().statusCode(200).body("missing", is(List.of("email")));
        given().contentType("application/json")
                .body("{}")
                .post("/v1/item-checks")
                .then()
                .statusCode(401);
        as(world.author)
                .post("/v1/collection-points/" + world.collectionPoint + "/closing")
                .then()
                .statusCode(200);
        items(service, world, "\"email\"").then().statusCode(409);
    }

    @Test
    void theCalendarNamesWhatIsOverdueAndALateReviewDoesNotMoveIt() {
        Given world = Given.company();
        String id = as(world.author)
                .body("""
                        {"company": "%s", "kind": "VENDOR", "subject": "mail relay", "owner": "ken",
                         "dueOn": "2026-01-31", "everyMonths": 6}
                        """.formatted(world.company))
                .post("/v1/reviews")
                .then()
                .statusCode(201)
                .body("overdue", is(true))
                .extract()
                .path("id");
        overdue(world).then().body("items.id", is(List.of(id)));

        as(world.author)
                .body("{\"finding\": \"The commitment is in force.\", \"action\": \"None.\"}")
                .post("/v1/reviews/" + id + "/completion")
                .then()
                .statusCode(200)
                .body("overdue", is(false));

        overdue(world).then().body("items", hasSize(0));
        as(world.author)
                .get("/v1/reviews?company=" + world.company)
                .then()
                .body("items", hasSize(2))
                .body("items[1].dueOn", is("2027-01-31"));
        as(world.author)
                .body("{\"finding\": \"Again.\", \"action\": \"None.\"}")
                .post("/v1/reviews/" + id + "/completion")
                .then()
                .statusCode(409);
        as(Tokens.staffOf(List.of("elsewhere"), "eve", "privacy-officer"))
                .body("{\"finding\": \"Again.\", \"action\": \"None.\"}")
                .post("/v1/reviews/" + id + "/completion")
                .then()
                .statusCode(404);
    }

    private static io.restassured.response.Response overdue(Given world) {
        return as(world.author).get("/v1/reviews?state=overdue&company=" + world.company);
    }

    private static io.restassured.response.Response items(String token, Given world, String names) {
        return as(token)
                .body("{\"collectionPoint\": \"%s\", \"items\": [%s]}".formatted(world.collectionPoint, names))
                .post("/v1/item-checks");
    }

    private static io.restassured.response.Response rule(Given world, int days) {
        return as(world.author)
                .body("""
                        {"company": "%s", "purpose": "%s", "anchor": "CONSENT_ENDED", "keepDays": %d}
                        """.formatted(world.company, world.purpose, days))
                .post("/v1/retention-rules");
    }

    private long count(String table, String person) throws SQLException {
        return number("select count(*) from " + table + " where person = ?", person);
    }

    private long told(String company) throws SQLException {
        return number(
                "select count(*) from outbox_event where type = 'retention.ended' and strpos(data, ?) > 0", company);
    }

    private UUID version(String purpose) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select id from purpose_version where purpose = ?")) {
            select.setObject(1, UUID.fromString(purpose));
            try (var found = select.executeQuery()) {
                found.next();
                return found.getObject(1, UUID.class);
            }
        }
    }

    private long number(String sql, String value) throws SQLException {
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
