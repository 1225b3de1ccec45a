package io.madoguchi.inquiry.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.madoguchi.inquiry.Desk;
import io.madoguchi.testing.ServiceResource;
import io.madoguchi.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceResource.class)
class InquiryResourceTest {

    @Inject
    Desk desk;

    @Inject
    DataSource database;

    @BeforeEach
    void open() {
        desk.open();
    }

    @Test
    void anybodyGetsANumberADateAndItsReasonAtOnce() {
        Desk.submit(Desk.inquiry("RIGHTS", Desk.address(), "ACCESS"))
                .then()
                .statusCode(201)
                .body("key", notNullValue())
                .body("inquiry.number", matchesPattern("M(-[0-9A-Z]{4}){3}"))
                .body("inquiry.phase", is("RECEIVED"))
                .body("inquiry.answerBy", notNullValue())
                .body("inquiry.because.ja", notNullValue())
                .body("inquiry.clocks.regime", hasItems("APPI", "INTERNAL"));
    }

    @Test
    void whereOneLivesDecidesWhichLawsCountDays() {
        Map<String, Object> request = Desk.inquiry("RIGHTS", Desk.address(), "ERASURE");
        request.put("residence", "DE");

        Desk.submit(request).then().statusCode(201).body("inquiry.clocks.regime", hasItems("APPI", "GDPR"));
    }

    @Test
    void theSameCommandTwiceIsOneCase() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> request = Desk.inquiry("INFORMATION", Desk.address());

        String first = send(key, request).then().statusCode(201).extract().path("inquiry.number");
        String again = send(key, request).then().statusCode(201).extract().path("inquiry.number");

        assertThat(again).isEqualTo(first);
        request.put("text", "別の質問です。");
        send(key, request).then().statusCode(422).body("type", is("/problems/key-reused"));
    }

    @Test
    void whoIsKnownIsAnsweredLikeAnybody() {
        String address = Desk.address();
        Response first = Desk.submit(Desk.inquiry("INFORMATION", address));

        Response known = Desk.submit(Desk.inquiry("INFORMATION", address));

        assertThat(known.statusCode()).isEqualTo(first.statusCode());
        Map<String, Object> one = first.jsonPath().getMap("inquiry");
        Map<String, Object> other = known.jsonPath().getMap("inquiry");
        assertThat(other.keySet()).isEqualTo(one.keySet());
    }

    @Test
    void aStrangerLearnsNothing() {
        Response mine = Desk.submit(Desk.inquiry("INFORMATION", Desk.address()));
        String number = mine.path("inquiry.number");

        String wrongKey =
                look(number, "A".repeat(32)).then().statusCode(404).extract().asString();
        String wrongNumber = look("M-0000-0000-0000", "A".repeat(32))
                .then()
                .statusCode(404)
                .extract()
                .asString();

        assertThat(wrongKey.replaceAll("\"(instance|trace)\":\"[^\"]*\",?", ""))
                .isEqualTo(wrongNumber.replaceAll("\"(instance|trace)\":\"[^\"]*\",?", ""));
        look(number, mine.path("key")).then().statusCode(200).body("number", is(number));
    }

    @Test
    void thePersonTakesItBackAndASecondTimeChangesNothing() {
        Response mine = Desk.submit(Desk.inquiry("RIGHTS", Desk.address(), "ERASURE"));
        Map<String, Object> receipt = Map.of("number", mine.path("inquiry.number"), "key", mine.path("key"));

        for (int time = 0; time < 2; time++) {
            Desk.anybody()
                    .body(receipt)
                    .post("/v1/inquiries/withdrawals")
                    .then()
                    .statusCode(200)
                    .body("phase", is("WITHDRAWN"))
                    .body("items[0].outcome", is("WITHDRAWN"));
        }
    }

    @Test
    void whatIsNotRightIsSaidByField() {
        refused(Desk.inquiry("RIGHTS", Desk.address()), "rights");
        refused(Desk.inquiry("INFORMATION", Desk.address(), "ACCESS"), "rights");
        refused(Desk.inquiry("RIGHTS", Desk.address(), "ACCESS", "ACCESS"), "rights");
        refused(Desk.inquiry("INFORMATION", "nobody"), "contact");
        Map<String, Object> stranger = Desk.inquiry("INFORMATION", Desk.address());
        stranger.put("company", "no-company-of-ours");
        refused(stranger, "company");
        Map<String, Object> undeclared = Desk.inquiry("INFORMATION", Desk.address());
        undeclared.put("birthDate", "2000-01-01");
        Desk.submit(undeclared).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void nothingAnybodyWroteLiesOpen() throws Exception {
        String address = Desk.address();
        Desk.submit(Desk.inquiry("INFORMATION", address)).then().statusCode(201);

        for (String table : List.of("inquiry_case", "case_event", "outbox_event", "idempotent_command")) {
            try (var connection = database.getConnection();
                    var count = connection.prepareStatement(
                            "select count(*) from " + table + " t where t::text like ? or t::text like ?")) {
                count.setString(1, "%" + address + "%");
                count.setString(2, "%カタログ%");
                try (var rows = count.executeQuery()) {
                    rows.next();
                    assertThat(rows.getLong(1)).as(table).isZero();
                }
            }
        }
    }

    @Test
    void onlyUnderTheNoticeThatIsInForceThere() {
        UUID point = UUID.randomUUID();
        desk.openPoint(point, 2);
        Map<String, Object> old = Desk.inquiry("INFORMATION", Desk.address());
        old.put("notice", Map.of("collectionPoint", point, "revision", 1, "hash", "ja-1"));
        Desk.submit(old).then().statusCode(409).body("type", is("/problems/notice-changed"));
        old.put("notice", Map.of("collectionPoint", point, "revision", 2, "hash", "en-2"));
        Desk.submit(old).then().statusCode(409).body("type", is("/problems/notice-changed"));
        old.put("notice", Map.of("collectionPoint", point, "revision", 2, "hash", "ja-2"));
        Desk.submit(old).then().statusCode(201);
        old.put("notice", Map.of("collectionPoint", UUID.randomUUID(), "revision", 2, "hash", "ja-2"));
        refused(old, "notice.collectionPoint");

        desk.tell("madoguchi.policies", "collection-point.closed", Map.of("id", point, "company", Desk.COMPANY));
        old.put("notice", Map.of("collectionPoint", point, "revision", 2, "hash", "ja-2"));
        Desk.submit(old).then().statusCode(409).body("type", is("/problems/collection-point-closed"));
    }

    @Test
    void oneContactCannotBeFlooded() {
        String address = Desk.address();
        for (int time = 0; time < 10; time++) {
            Desk.submit(Desk.inquiry("INFORMATION", address)).then().statusCode(201);
        }

        Desk.submit(Desk.inquiry("INFORMATION", address)).then().statusCode(429).header("Retry-After", notNullValue());
    }

    @Test
    void thePostRunsFromItsArrivalAndOnlyStaffTakesItDown() {
        Map<String, Object> letter = Desk.inquiry("RIGHTS", "03-1234-5678", "CORRECTION");
        letter.remove("notice");
        letter.put("channel", "POST");
        letter.put("arrivedAt", Instant.now().minusSeconds(3 * 86_400).toString());

        Desk.officer()
                .body(letter)
                .post("/v1/case-entries")
                .then()
                .statusCode(201)
                .body("receipt.inquiry.kind", is("RIGHTS"));
        Desk.anybody().body(letter).post("/v1/case-entries").then().statusCode(401);
        Desk.as(Tokens.staff("ed", "editor"))
                .body(letter)
                .post("/v1/case-entries")
                .then()
                .statusCode(403);
        Desk.as(Tokens.staffOf(List.of("other"), "far", "privacy-officer"))
                .body(letter)
                .post("/v1/case-entries")
                .then()
                .statusCode(404);
        letter.put("arrivedAt", Instant.now().plusSeconds(3600).toString());
        Desk.officer()
                .body(letter)
                .post("/v1/case-entries")
                .then()
                .statusCode(400)
                .body("errors[0].field", is("arrivedAt"));
    }

    private static void refused(Map<String, Object> inquiry, String field) {
        Desk.submit(inquiry).then().statusCode(400).body("errors[0].field", is(field));
    }

    private static Response send(String key, Map<String, Object> inquiry) {
        return Desk.anybody().header("Idempotency-Key", key).body(inquiry).post("/v1/inquiries");
    }

    private static Response look(String number, String key) {
        return Desk.anybody().body(Map.of("number", number, "key", key)).post("/v1/inquiries/lookups");
    }
}
