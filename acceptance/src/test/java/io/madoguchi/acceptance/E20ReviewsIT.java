package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Visitor;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The compliance program is continually improved: what is looked at again by when, and what is overdue. */
@InTheHouse
class E20ReviewsIT {

    private static final String REVIEWS = Visitor.CONSENT + "/reviews";

    private final House house;

    E20ReviewsIT(House house) {
        this.house = house;
    }

    @Test
    @Clause("E20")
    void whatIsOverdueIsShownUntilItIsDoneAndThenComesAgain() {
        String subject = "policy " + UUID.randomUUID();
        LocalDate due = LocalDate.now(java.time.ZoneOffset.UTC).minusDays(10);
        String id = planned(subject, due);

        assertThat(overdue()).contains(id);
        Response done = house.staff()
                .ken()
                .post(REVIEWS + "/" + id + "/completion", Map.of("finding", "Up to date.", "action", "None needed."));

        assertThat(done.statusCode()).as(done.asString()).isEqualTo(200);
        assertThat(overdue()).doesNotContain(id);
        var rows = house.database("consent")
                .rows("select due_on, done_at, finding, owner from review where subject = ? order by due_on", subject);
        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst()).containsEntry("finding", "Up to date.").containsEntry("owner", "ken");
        assertThat(rows.getLast().get("done_at")).isNull();
        assertThat(rows.getLast().get("due_on")).hasToString(due.plusMonths(12).toString());
        assertThat(house.staff()
                        .ken()
                        .post(REVIEWS + "/" + id + "/completion", Map.of("finding", "x", "action", "y"))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    @Clause("E20")
    void theCalendarOfACompanyIsForItsOwnStaff() {
        String id = planned("vendor " + UUID.randomUUID(), LocalDate.of(2026, 1, 1));

        assertThat(house.visitor().api().get(REVIEWS + "?company=aoba").statusCode())
                .isEqualTo(401);
        assertThat(house.staffOf("aoba-print", "privacy-officer")
                        .post(REVIEWS + "/" + id + "/completion", Map.of("finding", "x", "action", "y"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(overdue()).contains(id);
    }

    private String planned(String subject, LocalDate due) {
        Response planned = house.staff()
                .ken()
                .post(
                        REVIEWS,
                        Map.of(
                                "company",
                                "aoba",
                                "kind",
                                "POLICY",
                                "subject",
                                subject,
                                "owner",
                                "ken",
                                "dueOn",
                                due.toString(),
                                "everyMonths",
                                12));
        assertThat(planned.statusCode()).as(planned.asString()).isEqualTo(201);
        return planned.path("id");
    }

    private List<String> overdue() {
        return house.staff()
                .auditor()
                .get(REVIEWS + "?state=overdue&limit=200&company=aoba")
                .path("items.id");
    }
}
