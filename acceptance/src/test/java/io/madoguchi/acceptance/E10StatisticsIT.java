package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Past;
import io.madoguchi.acceptance.house.Statistics;
import io.madoguchi.acceptance.house.Visitor;
import io.restassured.response.Response;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Aggregate facts may be shared, never identifying anyone. */
@InTheHouse
class E10StatisticsIT {

    private static final String COMPANY = "aoba-print";

    private final House house;

    E10StatisticsIT(House house) {
        this.house = house;
    }

    @Test
    @Clause("E10")
    void aReleasedTableShowsManyRoundedAndHoldsTheFewBack() {
        Statistics statistics = new Statistics(house, COMPANY);
        YearMonth month = YearMonth.of(2025, 1);
        consents(month, "ja", 43);
        consents(month, "en", 3);
        String table = statistics.declared("CONSENTS", List.of("language"), "PUBLIC", "MONTH");

        String id = statistics.released(table, "2025-01");

        Response shown = house.visitor().api().get(Statistics.RELEASES + "/" + id);
        assertThat(shown.statusCode()).isEqualTo(200);
        JsonNode release = Visitor.json(shown);
        assertThat(Statistics.figure(release, "*")).contains(45L);
        assertThat(Statistics.figure(release, "en")).as("too few").isEmpty();
        assertThat(Statistics.figure(release, "ja"))
                .as("the total would tell the few")
                .isEmpty();
        assertThat(release.path("cells").findValuesAsText("value"))
                .as("the exact figures are nowhere")
                .containsExactly("45");
        assertThat(statistics.release(table, "2025-01").<String>path("type")).endsWith("/already-released");
        // the far end: the release ledger holds what was shown, and that one figure was not
        assertThat(house.database("consent")
                        .rows("select suppressed, hash from statistic_release where id = cast(? as uuid)", id)
                        .getFirst())
                .containsEntry("suppressed", 2)
                .containsEntry("hash", release.path("hash").asText());
    }

    /** A quarter is the sum of its months: two months and the quarter would tell the third. */
    @Test
    @Clause("F4.2")
    void whatAMonthHeldBackIsNotTheDifferenceOfTwoOtherTables() {
        Statistics statistics = new Statistics(house, COMPANY);
        consents(YearMonth.of(2024, 4), "ja", 100);
        consents(YearMonth.of(2024, 5), "ja", 4);
        consents(YearMonth.of(2024, 6), "ja", 100);
        String monthly = statistics.declared("CONSENTS", List.of(), "PUBLIC", "MONTH");
        String quarterly = statistics.declared("CONSENTS", List.of(), "PARTNER", "QUARTER");
        JsonNode may = read(statistics.released(monthly, "2024-05"));
        statistics.released(monthly, "2024-04");
        statistics.released(monthly, "2024-06");

        String quarter = statistics.released(quarterly, "2024-Q2");

        assertThat(Statistics.figure(may)).isEmpty();
        long[] range = whatIsLeftForMay(quarter);
        assertThat(range[1] - range[0])
                .as("what April, June and the quarter leave for May")
                .isGreaterThanOrEqualTo(8);
        // partners get their table, everyone sees that they got it, and nothing of what is in it
        JsonNode listed = Visitor.json(house.visitor().api().get(Statistics.RELEASES + "/" + quarter));
        assertThat(listed.path("audience").asText()).isEqualTo("PARTNER");
        assertThat(listed.has("cells")).isFalse();
        assertThat(listed.path("hash").asText()).startsWith("sha256-");
    }

    @Test
    @Clause("F3.2")
    void thereIsNoOtherWayToAFigureThanADeclaredTable() {
        Statistics statistics = new Statistics(house, COMPANY);
        consents(YearMonth.of(2023, 7), "ja", 60);
        String internal = statistics.declared("CONSENTS", List.of("language"), "INTERNAL", "MONTH");
        String id = statistics.released(internal, "2023-07");
        String path = Statistics.RELEASES + "/" + id;

        assertThat(house.visitor().api().get(path).statusCode())
                .as("internal stays internal")
                .isEqualTo(404);
        assertThat(house.visitor()
                        .api()
                        .get(Statistics.RELEASES + "?company=" + COMPANY)
                        .asString())
                .doesNotContain(id);
        assertThat(house.staffOf("aoba", "privacy-officer").get(path).statusCode())
                .as("another company's staff")
                .isEqualTo(404);
        assertThat(house.staff().ken().get(path).statusCode()).isEqualTo(200);
        assertThat(house.staff().ken().get(path + "?language=ja").statusCode())
                .as("no filter over aggregates")
                .isEqualTo(400);
        assertThat(statistics
                        .declare("CONSENTS", List.of("person"), "INTERNAL", "MONTH")
                        .statusCode())
                .as("no table by person")
                .isEqualTo(400);
        String running = YearMonth.now(java.time.ZoneId.of("Asia/Tokyo")).toString();
        assertThat(statistics.release(internal, running).<String>path("type")).endsWith("/period-running");
        assertThat(house.staff()
                        .emi()
                        .post(Statistics.TABLES + "/" + internal + "/releases", Map.of("period", "2023-06"))
                        .statusCode())
                .isEqualTo(403);
    }

    /** From the ledger, as the one who has both tables knows it: shown figures are rounded to 5. */
    private long[] whatIsLeftForMay(String quarter) {
        JsonNode whole = Visitor.json(house.staff().ken().get(Statistics.RELEASES + "/" + quarter));
        var sum = Statistics.figure(whole);
        // each of April and June is shown as 100, so it lies between 98 and 102
        return sum.isEmpty()
                ? new long[] {0, Long.MAX_VALUE}
                : new long[] {Math.max(0, sum.get() - 2 - 204), sum.get() + 2 - 196};
    }

    private JsonNode read(String release) {
        return Visitor.json(house.visitor().api().get(Statistics.RELEASES + "/" + release));
    }

    private void consents(YearMonth month, String language, int people) {
        String purpose = house.registrar(COMPANY).openTopic().purpose();
        new Past(house, COMPANY).consents(purpose, month, language, people);
    }
}
