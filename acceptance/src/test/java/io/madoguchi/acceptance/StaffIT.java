package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.acceptance.house.Caller;
import io.madoguchi.acceptance.house.Census;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Newsroom;
import io.madoguchi.acceptance.house.Visitor;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who behind the counter may do what: by role, by company, and never alone where two are needed. */
@InTheHouse
class StaffIT {

    private final House house;

    StaffIT(House house) {
        this.house = house;
    }

    @Test
    void anIssueIsApprovedByAnotherThanItsAuthor() {
        String mark = "two-" + UUID.randomUUID();
        String issue = house.newsroom().write(house.visitor().newsletter().id(), mark);
        String approval = Newsroom.ISSUES + "/" + issue + "/approval";

        assertThat(house.staff().ana().post(approval, Map.of()).statusCode())
                .as("nobody handed it in yet")
                .isEqualTo(409);
        assertThat(house.staff()
                        .emi()
                        .post(Newsroom.ISSUES + "/" + issue + "/schedule", Map.of())
                        .statusCode())
                .as("nobody approved it yet")
                .isEqualTo(409);
        house.staff().emi().post(Newsroom.ISSUES + "/" + issue + "/review", Map.of());
        assertThat(house.staff().emi().post(approval, Map.of()).statusCode()).isIn(403, 409);
        assertThat(house.newsroom().look(issue).<String>path("state")).isEqualTo("REVIEWED");
        assertThat(house.staff().ana().post(approval, Map.of()).statusCode()).isEqualTo(200);
        assertThat(house.newsroom().look(issue).<String>path("contentHash")).isNotBlank();
        Response late = house.staff()
                .emi()
                .put(
                        Newsroom.ISSUES + "/" + issue,
                        Newsroom.issue(house.visitor().newsletter().id(), "x"),
                        "\"3\"");
        assertThat(late.statusCode()).as("what was approved is what is sent").isBetween(400, 428);
        assertThat(house.newsroom().look(issue).asString()).contains(mark);
    }

    @Test
    void strangersAndReadersDoNothingBehindTheCounter() {
        String issue = house.newsroom().write(house.visitor().newsletter().id(), "role-" + UUID.randomUUID());
        var before = house.database("subscription").census();
        List<String> commands = List.of(
                Newsroom.ISSUES + "/" + issue + "/review",
                Newsroom.ISSUES + "/" + issue + "/approval",
                Newsroom.ISSUES + "/" + issue + "/schedule",
                Newsroom.ISSUES + "/" + issue + "/stop",
                Visitor.SUBSCRIPTION + "/stops",
                Visitor.CONSENT + "/persons/1.AAAA/withdrawals");
        for (String command : commands) {
            assertThat(house.visitor().api().post(command, Map.of()).statusCode())
                    .as(command)
                    .isEqualTo(401);
            Response reader = house.staff().haru().post(command, Map.of());
            assertThat(reader.statusCode()).as(command).isEqualTo(403);
            assertThat(reader.contentType()).startsWith("application/problem+json");
        }
        assertThat(house.visitor().api().get(Newsroom.ISSUES + "/" + issue).statusCode())
                .isEqualTo(401);
        Census.assertNothingNew(house.database("subscription"), before);
        assertThat(house.newsroom().look(issue).<String>path("state")).isEqualTo("DRAFT");
    }

    /** The operator runs the house and reads nobody's mail; the auditor looks and changes nothing. */
    @Test
    void everyRoleHasItsOwnDoorsOnly() {
        Map<String, Object> issue = Newsroom.issue(house.visitor().newsletter().id(), "door-" + UUID.randomUUID());
        var before = house.database("subscription").census();

        for (Caller other : List.of(
                house.staff().operator(), house.staff().auditor(), house.staff().ana())) {
            assertThat(other.post(Newsroom.ISSUES, issue).statusCode()).isEqualTo(403);
        }

        Census.assertNothingNew(house.database("subscription"), before);
    }

    /** What a list shows, it also hands out as a file for a spreadsheet, page by page and to the same people. */
    @Test
    void aListIsAFileTooForThoseWhoMaySeeIt() {
        String list = Visitor.CONSENT + "/purposes?company=aoba&limit=1";
        JsonPath shown = house.staff().ken().get(list).jsonPath();

        Response file = house.staff().ken().request().accept("text/csv").get(list);

        assertThat(file.statusCode()).as(file.asString()).isEqualTo(200);
        assertThat(file.contentType()).startsWith("text/csv");
        assertThat(file.header("Madoguchi-Next")).isEqualTo(shown.getString("next"));
        List<String> lines = file.asString().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).startsWith("\uFEFF\"id\",");
        assertThat(lines.getLast()).contains(shown.getString("items[0].id"));
        assertThat(house.staff().haru().request().accept("text/csv").get(list).statusCode())
                .isEqualTo(403);
        assertThat(house.visitor().api().request().accept("text/csv").get(list).statusCode())
                .isEqualTo(401);
    }

    @Test
    void staffOfOneCompanySeeNothingOfAnother() {
        Caller stranger = house.staffOf("nowhere", "editor", "approver", "privacy-officer", "auditor");
        String topic = house.visitor().newsletter().id();
        String issue = house.newsroom().write(topic, "isolation-" + UUID.randomUUID());
        List<String> found = new ArrayList<>();
        for (String path : List.of(
                Newsroom.ISSUES + "/" + issue,
                Newsroom.ISSUES + "/" + issue + "/preview?locale=ja",
                Newsroom.ISSUES + "/" + issue + "/deliveries")) {
            Response answer = stranger.get(path);
            if (answer.statusCode() != 404) {
                found.add(answer.statusCode() + " " + path);
            }
        }
        for (String list : List.of(
                Newsroom.ISSUES,
                Newsroom.ISSUES + "?company=aoba",
                Visitor.SUBSCRIPTION + "/deliveries?state=UNKNOWN",
                Visitor.CONSENT + "/purposes?company=aoba",
                Visitor.CONSENT + "/sections?company=aoba")) {
            Response answer = stranger.get(list);
            if (answer.statusCode() == 200
                    && !Visitor.json(answer).path("items").isEmpty()) {
                found.add(list);
            }
        }
        Response command = stranger.post(Newsroom.ISSUES + "/" + issue + "/review", Map.of());

        assertThat(found).isEmpty();
        assertThat(command.statusCode()).isEqualTo(404);
        assertThat(house.newsroom().look(issue).<String>path("state")).isEqualTo("DRAFT");
    }
}
