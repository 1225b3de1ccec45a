package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Statistics;
import io.madoguchi.acceptance.house.Traces;
import io.madoguchi.acceptance.house.Visitor;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Aggregate use of the site: total traffic, page views, unique visitors; used inside only. */
@InTheHouse
class E12SiteCountsIT {

    private static final String COUNTS = Visitor.CONSENT + "/site-counts?company=aoba-print";

    private final House house;

    E12SiteCountsIT(House house) {
        this.house = house;
    }

    @Test
    @Clause("E12")
    void pagesAndVisitorsAreCountedAndNobodyIsWrittenDown() {
        long[] before = counted();
        String mark = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) mark-" + UUID.randomUUID();
        for (int visitor = 0; visitor < 5; visitor++) {
            Visitor someone = house.visitor();
            for (int page = 0; page < 4; page++) {
                assertThat(someone.api()
                                .request()
                                .header("User-Agent", mark)
                                .get("/en/policy/aoba-print")
                                .statusCode())
                        .isEqualTo(200);
            }
        }

        Awaitility.await("the counts are brought")
                .atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(counted()[0]).isGreaterThanOrEqualTo(before[0] + 20));

        long[] after = counted();
        assertThat(after[1]).as("traffic").isGreaterThan(before[1] + 20_000);
        assertThat(after[2] - before[2]).as("five visitors, not twenty").isBetween(5L, 12L);
        for (String database : List.of("consent", "gateway")) {
            assertThat(Traces.of(house.database(database), "mark-"))
                    .as(database)
                    .isEmpty();
            assertThat(Traces.of(house.database(database), mark)).as(database).isEmpty();
        }
    }

    @Test
    @Clause("E12")
    void theSaltOfADayThatIsOverIsGone() {
        var gateway = house.database("gateway");
        Awaitility.await("the salt of today")
                .atMost(Duration.ofSeconds(30))
                .until(() -> gateway.count("visitor_salt") > 0);

        LocalDate today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
        assertThat(gateway.count("visitor_salt where day < ?", today.minusDays(1)))
                .isZero();
        assertThat(gateway.rows("select relpersistence from pg_class where relname = 'visitor_salt'")
                        .getFirst()
                        .get("relpersistence"))
                .as("in no log and in no base backup")
                .isEqualTo("u");
    }

    @Test
    @Clause("E12")
    void theCountsAreForTheHouseOnly() {
        assertThat(house.visitor().api().get(COUNTS).statusCode()).isEqualTo(401);
        assertThat(house.staff().haru().get(COUNTS).statusCode()).isEqualTo(403);
        assertThat(house.staffOf("aoba", "privacy-officer").get(COUNTS).statusCode())
                .isEqualTo(404);
        Statistics statistics = new Statistics(house, "aoba-print");
        for (String audience : List.of("PARTNER", "PUBLIC")) {
            assertThat(statistics
                            .declare("SITE_TRAFFIC", List.of("measure"), audience, "MONTH")
                            .<String>path("type"))
                    .as(audience)
                    .endsWith("/audience-refused");
        }
        assertThat(house.staff()
                        .ken()
                        .post(Visitor.CONSENT + "/site-counts", "{\"parts\": []}")
                        .statusCode())
                .as("only the gateway's own account brings counts")
                .isIn(400, 403);
    }

    /** Views, bytes and visitors of today. */
    private long[] counted() {
        JsonNode days = Visitor.json(house.staff().ken().get(COUNTS));
        JsonNode today = days.path(days.size() - 1);
        return new long[] {
            today.path("views").asLong(),
            today.path("bytes").asLong(),
            today.path("visitors").asLong()
        };
    }
}
