package io.madoguchi.consent.consent;

import static io.madoguchi.consent.Given.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.madoguchi.consent.ConsentWorld;
import io.madoguchi.consent.Given;
import io.madoguchi.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people said outside our forms, through HTTP and at the rows decisions read. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class StatementResourceTest {

    private static final String WORDING = "To send you news of our books by e-mail";

    @Inject
    DataSource database;

    @Inject
    SubscriptionListener listener;

    @Inject
    Expiry expiry;

    @Test
    void staffRecordAYesWithItsWordsAndItsDocumentAndTheNoThatFollows() throws SQLException {
        Given world = Given.open();
        String person = Given.person();

        state(world, person, "GIVEN", WORDING, "letter 17")
                .then()
                .statusCode(200)
                .body("purposes.status", contains("GIVEN"));
        decides(world, person, "ALLOW");
        state(world, person, "REFUSED", null, "call 18")
                .then()
                .statusCode(200)
                .body("purposes.status", contains("REFUSED"));
        decides(world, person, "DENY");

        as(world.author)
                .get("/v1/persons/" + person + "/consent-events")
                .then()
                .body("items.dpv", contains("dpv:ConsentRefused", "dpv:ConsentWithdrawn", "dpv:ConsentGiven"))
                .body("items.expressedBy", hasItem("OPERATOR"));
        assertThat(Store.count(
                        database,
                        "select count(*) from outbox_event where type = 'consent.refused' and key = ?",
                        person))
                .isEqualTo(1);
    }

    @Test
    void whoWasShownANoticeGetsTheSameSignedReceiptAndWhoWasNotGetsNone() {
        Given world = Given.open();
        var notice = world.notice().jsonPath();
        String shown = """
                "notice": {"collectionPoint": "%s", "revision": %d, "hash": "%s", "locale": "en"}, "document"\
                """.strip()
                .formatted(world.collectionPoint, notice.getInt("revision"), notice.getString("texts.en.hash"));
        String person = Given.person();
        String number = as(world.author)
                .body(statement(world, "GIVEN", null, "letter 17").replace("\"document\"", shown))
                .post("/v1/persons/" + person + "/consents")
                .then()
                .statusCode(200)
                .extract()
                .path("purposes[0].episodes[0].receipt");

        var receipt = as(world.author)
                .get("/v1/receipts/" + number)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        String jws = receipt.getString("jws");
        as(world.author)
                .body("{\"receipt\": \"" + jws + "\"}")
                .post("/v1/receipt-checks")
                .then()
                .statusCode(200)
                .body("valid", is(true))
                .body("stands", is(true))
                .body("company", is(world.company))
                .body("purposes.code", contains("news"))
                .body("ledger.entry", notNullValue());
        var claims =
                JsonPath.from(new String(Base64.getUrlDecoder().decode(jws.split("\\.")[1]), StandardCharsets.UTF_8));
        assertThat(claims.getString("notice.text")).isEqualTo(notice.getString("texts.en.text"));
        assertThat(claims.getString("sub")).isEqualTo(person);
        assertThat(claims.getString("topic")).isNull();

        String byWording = Given.person();
        state(world, byWording, "GIVEN", WORDING, "letter 18")
                .then()
                .statusCode(200)
                .body("purposes[0].episodes[0].receipt", nullValue());
    }

    @Test
    void withoutItsWordsOrItsDocumentAYesIsNone() throws SQLException {
        Given world = Given.open();
        String person = Given.person();

        for (Response answer : List.of(
                state(world, person, "GIVEN", null, "letter 17"),
                state(world, person, "GIVEN", "To send you anything", "letter 17"),
                state(world, person, "GIVEN", WORDING, null))) {
            answer.then().statusCode(422).body("type", is("/problems/no-evidence"));
        }

        assertThat(Store.count(database, "select count(*) from consent_event where person = ?", person))
                .isZero();
        as(Tokens.staffOf(List.of("elsewhere"), "eve", "privacy-officer"))
                .body(statement(world, "GIVEN", WORDING, "x"))
                .post("/v1/persons/" + person + "/consents")
                .then()
                .statusCode(404);
        as(world.staff("emi", "editor"))
                .body(statement(world, "GIVEN", WORDING, "x"))
                .post("/v1/persons/" + person + "/consents")
                .then()
                .statusCode(403);
        as(world.author)
                .body(statement(world, "GIVEN", WORDING, "x"))
                .post("/v1/persons/nobody/consents")
                .then()
                .statusCode(404);
    }

    @Test
    void theSameKeyNeverMakesASecondEvent() throws SQLException {
        Given world = Given.open();
        String person = Given.person();
        String key = UUID.randomUUID().toString();
        String body = statement(world, "GIVEN", WORDING, "letter 17");
        String rejection = rejection(world);

        for (int i = 0; i < 3; i++) {
            as(world.author)
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post("/v1/persons/" + person + "/consents")
                    .then()
                    .statusCode(200);
        }
        assertThat(events(person)).isEqualTo(1);
        for (int i = 0; i < 3; i++) {
            as(world.author)
                    .header("Idempotency-Key", key + "-no")
                    .body(rejection)
                    .post("/v1/persons/" + person + "/rejections")
                    .then()
                    .statusCode(200);
        }
        assertThat(events(person)).isEqualTo(3);
    }

    @Test
    void aTermEndsByItselfAndCanBeRenewedBefore() throws SQLException {
        Given world = Given.company();
        world.purpose = as(world.author)
                .body(world.purposeJson("news", "CONSENT").replace("\"mode\"", "\"consentDays\": 30, \"mode\""))
                .post("/v1/purposes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        world.publishPolicy(world.purpose);
        String person = Given.person();
        state(world, person, "GIVEN", WORDING, "letter 17", Instant.now().minus(Duration.ofDays(20)));
        decides(world, person, "ALLOW");
        String episode =
                as(world.author).get("/v1/persons/" + person + "/consents").path("purposes[0].episodes[0].episode");

        as(world.author)
                .body("{\"company\": \"%s\", \"episode\": \"%s\", \"document\": \"mail 4\"}"
                        .formatted(world.company, episode))
                .post("/v1/persons/" + person + "/renewals")
                .then()
                .statusCode(200);
        as(world.author)
                .get("/v1/persons/" + person + "/consent-events")
                .then()
                .body("items[0].dpv", is("dpv:RenewedConsentGiven"));
        String late = Given.person();
        state(world, late, "GIVEN", WORDING, "letter 18", Instant.now().minus(Duration.ofDays(31)));
        decides(world, late, "DENY");
        Awaitility.await()
                .atMost(Duration.ofSeconds(70))
                .until(() -> Store.count(
                                database,
                                "select count(*) from consent_event where status = 'EXPIRED' and person = ?",
                                late)
                        == 1);
        as(world.author)
                .body("{\"company\": \"%s\", \"episode\": \"%s\", \"document\": \"mail 4\"}"
                        .formatted(world.company, episode))
                .post("/v1/persons/" + late + "/renewals")
                .then()
                .statusCode(404);
    }

    @Test
    void aFileIsTakenWholeOrNotAtAllAndTwiceIsOnce() throws SQLException {
        Given world = Given.open();
        String proved = Given.person();
        String refused = Given.person();
        String unproved = Given.person();
        String header = "person,purpose,status,wording,at,channel,evidence\n";
        String good = header
                + proved + ",news,GIVEN,\"" + WORDING + "\",2024-05-01T09:30:00+09:00,PHONE,call 1\n"
                + refused + ",news,REFUSED,,2024-05-01T09:30:00+09:00,PHONE,\n"
                + unproved + ",news,GIVEN,\"" + WORDING + "\",2024-05-01T09:30:00+09:00,PHONE,\n";

        upload(
                        world,
                        good + proved
                                + ",nonsense,GIVEN,,2024-05-01T09:30:00+09:00,PHONE,x\nx,news,MAYBE,,soon,PHONE,x\n")
                .then()
                .statusCode(422)
                .body("type", is("/problems/broken-rows"))
                .body("errors.field", contains("line 5", "line 6"))
                .body("errors[0].message", containsString("purpose"));
        assertThat(events(proved)).isZero();

        String id = upload(world, good).then().statusCode(202).extract().path("id");
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(() -> "DONE"
                        .equals(as(world.author)
                                .get("/v1/consent-imports/" + id)
                                .path("state")));
        upload(world, good)
                .then()
                .statusCode(200)
                .body("id", is(id))
                .body("recorded", is(2))
                .body("parked", is(1));
        String again = upload(world, good + refused + ",news,REFUSED,,2024-06-01T09:30:00+09:00,PHONE,\n")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(() -> "DONE"
                        .equals(as(world.author)
                                .get("/v1/consent-imports/" + again)
                                .path("state")));

        as(world.author)
                .get("/v1/consent-imports/" + again)
                .then()
                .body("recorded", is(1))
                .body("duplicates", is(2));
        assertThat(events(proved)).isEqualTo(1);
        decides(world, proved, "ALLOW");
        decides(world, refused, "DENY");
        decides(world, unproved, "DENY");
        as(world.author)
                .get("/v1/consent-imports/" + id + "/lines")
                .then()
                .body("items.reason", contains("NO_EVIDENCE"))
                .body("items.person", contains(unproved));
        as(Tokens.staffOf(List.of("elsewhere"), "eve", "privacy-officer"))
                .get("/v1/consent-imports/" + id)
                .then()
                .statusCode(404);
    }

    /** Random commands of every kind about one person: what decisions read is always the fold of what was said. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void currentIsTheFoldOfWhateverWasSaid(long seed) {
        Given world = Given.open();
        Readers reader = Readers.of(world);
        Random random = new Random(seed);
        for (int i = 0; i < 14; i++) {
            String at = random.nextBoolean() ? "letter " + i : "call " + i;
            switch (random.nextInt(7)) {
                case 0 -> Readers.hear(listener, reader.confirmed(UUID.randomUUID()));
                case 1 -> Readers.hear(listener, reader.ended("READER", false));
                case 2 -> Readers.hear(listener, reader.confirmed());
                case 3 ->
                    state(world, reader.person, "GIVEN", WORDING, at).then().statusCode(200);
                case 4 ->
                    state(world, reader.person, "REFUSED", null, at).then().statusCode(200);
                case 5 ->
                    as(world.author)
                            .body("{\"company\": \"%s\", \"purpose\": \"news\"}".formatted(world.company))
                            .post("/v1/persons/" + reader.person + "/withdrawals");
                default -> review(world, reader, random.nextBoolean() ? "renewals" : "invalidations");
            }
            Store.currentIsTheFoldOfTheEvents(reader);
        }
    }

    private void review(Given world, Readers reader, String what) {
        List<String> living = as(world.author)
                .get("/v1/persons/" + reader.person + "/consents")
                .jsonPath()
                .getList("purposes[0].episodes.findAll { it.status == 'GIVEN' }.episode");
        if (living != null && !living.isEmpty()) {
            as(world.author)
                    .body("{\"company\": \"%s\", \"episode\": \"%s\", \"document\": \"note\"}"
                            .formatted(world.company, living.getFirst()))
                    .post("/v1/persons/" + reader.person + "/" + what)
                    .then()
                    .statusCode(200);
        }
    }

    private static Response upload(Given world, String csv) {
        return as(world.author)
                .contentType("text/csv; charset=UTF-8")
                .body(csv)
                .post("/v1/consent-imports?company=" + world.company);
    }

    private static Response state(Given world, String person, String status, String wording, String document) {
        return state(world, person, status, wording, document, Instant.now().minusMillis(20));
    }

    private static Response state(
            Given world, String person, String status, String wording, String document, Instant at) {
        return as(world.author)
                .body(statement(world, status, wording, document, at))
                .post("/v1/persons/" + person + "/consents");
    }

    private static String statement(Given world, String status, String wording, String document) {
        return statement(world, status, wording, document, Instant.now().minusMillis(20));
    }

    private static String statement(Given world, String status, String wording, String document, Instant at) {
        return """
                {"company": "%s", "purposes": ["news"], "status": "%s", "expressedBy": "OPERATOR", "channel": "PHONE",
                 "at": "%s", "wording": %s, "document": %s}
                """.formatted(world.company, status, at, quoted(wording), quoted(document));
    }

    private static String quoted(String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }

    private static String rejection(Given world) {
        return "{\"company\": \"%s\", \"evidence\": \"stand 7\"}".formatted(world.company);
    }

    private long events(String person) throws SQLException {
        return Store.count(database, "select count(*) from consent_event where person = ?", person);
    }

    private static void decides(Given world, String person, String expected) {
        as(world.author)
                .body("{\"person\": \"%s\", \"company\": \"%s\", \"purpose\": \"news\", \"operation\": \"USE\"}"
                        .formatted(person, world.company))
                .post("/v1/decisions")
                .then()
                .statusCode(200)
                .body("decision", is(expected));
    }
}
