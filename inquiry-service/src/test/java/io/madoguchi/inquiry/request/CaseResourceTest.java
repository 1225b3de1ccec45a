package io.madoguchi.inquiry.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.madoguchi.inquiry.Desk;
import io.madoguchi.testing.ServiceResource;
import io.madoguchi.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceResource.class)
class CaseResourceTest {

    private static final Map<String, Object> NOTHING = Map.of();
    private static final Map<String, Object> REASONED =
            Map.of("ground", "APPI Art. 33(2)(ii)", "reason", "業務の適正な実施に著しい支障があります。", "remedies", "苦情窓口");

    @Inject
    Desk desk;

    @Inject
    DataSource database;

    @BeforeEach
    void open() {
        desk.open();
    }

    @Test
    void aQuestionIsAnsweredClosedAndOpenedAgain() {
        String id = Desk.enter("INFORMATION", Desk.address());
        String section = route(id);

        for (String fact : List.of("WORK_BEGUN", "ANSWERED", "CLOSED", "REOPENED")) {
            Desk.happen(id, fact, NOTHING).then().statusCode(200);
        }

        Desk.officer()
                .get("/v1/cases/" + id)
                .then()
                .body("phase", is("REOPENED"))
                .body("section", is(section));
        Desk.officer()
                .get("/v1/cases/" + id + "/events")
                .then()
                .body("fact", contains("RECEIVED", "ROUTED", "WORK_BEGUN", "ANSWERED", "CLOSED", "REOPENED"));
    }

    @Test
    void whatHasNoPlaceIsRefusedAndLeavesNoTrace() {
        String id = Desk.enter("INFORMATION", Desk.address());

        Desk.happen(id, "CLOSED", NOTHING).then().statusCode(409).body("type", is("/problems/not-now"));
        Desk.happen(id, "PURGED", NOTHING).then().statusCode(409);

        Desk.officer().get("/v1/cases/" + id + "/events").then().body("fact", contains("RECEIVED"));
    }

    @Test
    void twoPeopleDecideAndARefusalGivesItsReasons() {
        String id = Desk.enter("RIGHTS", Desk.address(), "ACCESS");
        String item = itemOf(id);
        work(id);

        Desk.happen(id, "ITEM_REFUSED", Map.of("item", item))
                .then()
                .statusCode(409)
                .body("type", is("/problems/condition-missing"));
        Desk.happen(id, "ITEM_REFUSED", with(REASONED, "item", item)).then().statusCode(200);
        Desk.happen(id, "REVIEW_ASKED", NOTHING).then().statusCode(200);
        Desk.happen(id, "DECIDED", NOTHING).then().statusCode(409).body("detail", startsWith("Not yet"));
        Desk.happen(Desk.as(Tokens.staff("second", "privacy-officer")), id, "DECIDED", NOTHING)
                .then()
                .statusCode(200);
        Desk.happen(id, "ANSWERED", NOTHING).then().statusCode(409);
        Desk.happen(id, "ITEM_NOTIFIED", Map.of("item", item)).then().statusCode(200);
        Desk.happen(id, "ANSWERED", NOTHING).then().statusCode(200).body("phase", is("ANSWERED"));
    }

    @Test
    void nothingIsReleasedToSomebodyWhoIsNotProven() {
        String id = Desk.enter("RIGHTS", Desk.address(), "ERASURE");
        String item = itemOf(id);
        work(id);
        Desk.happen(id, "ITEM_GRANTED", Map.of("item", item)).then().statusCode(200);
        Desk.happen(id, "REVIEW_ASKED", NOTHING).then().statusCode(200);
        Desk.happen(Desk.as(Tokens.staff("second", "privacy-officer")), id, "DECIDED", NOTHING)
                .then()
                .statusCode(200);

        Desk.happen(id, "EXECUTION_BEGUN", Map.of("item", item))
                .then()
                .statusCode(409)
                .body("detail", is("Not yet: who asks is not proven well enough for this."));
    }

    @Test
    void aPauseShowsWithItsReasonAndNeverOnTheDayOfArticle39() {
        String id = Desk.enter("RIGHTS", Desk.address(), "ACCESS");

        Desk.happen(id, "IDENTITY_ASKED", NOTHING)
                .then()
                .statusCode(200)
                .body("waiting", is("IDENTITY"))
                .body("clocks.find { it.regime == 'APPI' }.state", is("RUNNING"))
                .body("clocks.find { it.regime == 'INTERNAL' && it.clock == 'ANSWER' }.state", is("RESTING"))
                .body("clocks.find { it.regime == 'INTERNAL' && it.clock == 'ANSWER' }.rests[0].owed", is("IDENTITY"));
    }

    @Test
    void othersDoNotSeeIt() {
        String id = Desk.enter("INFORMATION", Desk.address());
        String section = route(id);
        String path = "/v1/cases/" + id;

        Desk.as(Tokens.sectionStaff(List.of(section), "mine")).get(path).then().statusCode(200);
        Desk.as(Tokens.sectionStaff(List.of(section), "mine"))
                .get("/v1/cases")
                .then()
                .body("items.id", contains(id));
        Desk.as(Tokens.sectionStaff(List.of("another"), "other"))
                .get(path)
                .then()
                .statusCode(404);
        Desk.as(Tokens.sectionStaff(List.of("another"), "other"))
                .get("/v1/cases")
                .then()
                .body("items.id", not(hasItem(id)));
        Desk.as(Tokens.staffOf(List.of("other"), "far", "privacy-officer"))
                .get(path)
                .then()
                .statusCode(404);
        Desk.happen(Desk.as(Tokens.staffOf(List.of("other"), "far", "privacy-officer")), id, "ACKNOWLEDGED", NOTHING)
                .then()
                .statusCode(404);
        Desk.as(Tokens.staff("ed", "editor")).get(path).then().statusCode(403);
        Desk.anybody().get(path).then().statusCode(401);
    }

    @Test
    void theSameEventTwiceIsOne() {
        String id = Desk.enter("INFORMATION", Desk.address());
        String key = UUID.randomUUID().toString();

        for (int time = 0; time < 2; time++) {
            Desk.happen(Desk.officer().header("Idempotency-Key", key), id, "ACKNOWLEDGED", NOTHING)
                    .then()
                    .statusCode(200);
        }

        Desk.officer().get("/v1/cases/" + id + "/events").then().body("fact", contains("RECEIVED", "ACKNOWLEDGED"));
        Desk.happen(Desk.officer().header("If-Match", "\"0\""), id, "WORK_BEGUN", NOTHING)
                .then()
                .statusCode(412);
    }

    @Test
    void theLaterOfTwoIsMergedIntoTheEarlier() {
        String address = Desk.address();
        String earlier = Desk.enter("INFORMATION", address);
        String later = Desk.submitted(address);
        String stranger = Desk.enter("INFORMATION", Desk.address());

        merge(earlier, later).statusCode(409).body("type", is("/problems/not-the-later-case"));
        merge(later, stranger).statusCode(409).body("type", is("/problems/not-the-same-person"));
        merge(later, earlier).statusCode(200).body("phase", is("DUPLICATE")).body("mergedInto", is(earlier));

        Desk.officer().get("/v1/cases/" + earlier + "/links").then().body("relation", contains("DUPLICATE_OF"));
    }

    @Test
    void whatIsSplitOffKeepsItsDates() {
        String id = Desk.enter("RIGHTS", Desk.address(), "ACCESS", "ERASURE");
        List<String> items = Desk.officer().get("/v1/cases/" + id).path("items.id");
        String received = Desk.officer().get("/v1/cases/" + id).path("receivedAt");

        Desk.officer()
                .body(Map.of("items", items))
                .post("/v1/cases/" + id + "/splitting")
                .then()
                .statusCode(400);
        Desk.officer()
                .body(Map.of("items", items.subList(1, 2)))
                .post("/v1/cases/" + id + "/splitting")
                .then()
                .statusCode(201)
                .body("receivedAt", is(received))
                .body("items.right", contains("ERASURE"));

        Desk.officer().get("/v1/cases/" + id).then().body("items.right", contains("ACCESS"));
    }

    @Test
    void openingWhatWasWrittenIsNoted() throws SQLException {
        String address = Desk.address();
        String id = Desk.enter("INFORMATION", address);

        Desk.officer()
                .get("/v1/cases/" + id + "/content")
                .then()
                .statusCode(200)
                .body("contact", is(address));

        assertThat(number("select count(*) from case_reading where inquiry_case = '" + id + "'"))
                .isEqualTo(1);
    }

    @Test
    void theLogIsOnlyAddedToButGoesWithItsPerson() throws SQLException {
        String id = Desk.enter("INFORMATION", Desk.address());
        String log = " where inquiry_case = '" + id + "'";

        assertThatThrownBy(() -> execute("update case_event set fact = 'CLOSED'" + log))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> execute("delete from case_event" + log)).isInstanceOf(SQLException.class);

        execute("delete from inquiry_case where id = '" + id + "'");
        assertThat(number("select count(*) from case_event" + log)).isZero();
    }

    private static ValidatableResponse merge(String id, String into) {
        return Desk.officer()
                .body(Map.of("into", into))
                .post("/v1/cases/" + id + "/merging")
                .then();
    }

    private static String route(String id) {
        String section = UUID.randomUUID().toString();
        Desk.happen(id, "ROUTED", Map.of("section", section)).then().statusCode(200);
        return section;
    }

    private static void work(String id) {
        route(id);
        Desk.happen(id, "WORK_BEGUN", NOTHING).then().statusCode(200);
    }

    private static String itemOf(String id) {
        return Desk.officer().get("/v1/cases/" + id).path("items[0].id");
    }

    private static Map<String, Object> with(Map<String, Object> all, String key, Object value) {
        Map<String, Object> more = new HashMap<>(all);
        more.put(key, value);
        return more;
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
