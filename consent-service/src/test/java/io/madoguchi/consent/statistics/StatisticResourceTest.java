package io.madoguchi.consent.statistics;

import static io.madoguchi.consent.Given.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.madoguchi.consent.ConsentWorld;
import io.madoguchi.consent.Given;
import io.madoguchi.consent.ledger.LedgerKind;
import io.madoguchi.consent.ledger.Logged;
import io.madoguchi.events.Ids;
import io.madoguchi.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.datasketches.hll.HllSketch;
import org.junit.jupiter.api.Test;

/** Declared tables, released once per period through the gate; counts of pages for the house only. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class StatisticResourceTest {

    private static final Instant MAY = Instant.parse("2026-05-10T00:00:00Z");

    @Inject
    DataSource database;

    @Inject
    Releases releases;

    @Test
    void aTableIsReleasedOnceAndItsSmallFiguresAreHeldBack() throws SQLException {
        Given world = Given.published();
        consents(world, "ja", 42);
        consents(world, "en", 3);
        String table = declare(world, "by-language", "CONSENTS", "language", "PUBLIC")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        String release = release(world, table, "2026-05")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        given().get("/v1/statistic-releases/" + release)
                .then()
                .statusCode(200)
                .body("cells.find { it.at == ['ja'] }.value", is(40))
                .body("cells.find { it.at == ['en'] }.value", nullValue())
                .body("$", not(containsString("spread")));
        assertThat(given().get("/v1/statistic-releases/" + release).asString()).doesNotContain("spread");
        release(world, table, "2026-05").then().statusCode(409).body("type", is("/problems/already-released"));
        release(world, table, "2026-Q2").then().statusCode(400);
        String running = LocalDate.now(ZoneId.of("Asia/Tokyo")).toString().substring(0, 7);
        release(world, table, running).then().statusCode(409).body("type", is("/problems/period-running"));
    }

    @Test
    void partnersAndThePublicSeeThatItWasReleasedAndNobodyFilters() throws SQLException {
        Given world = Given.published();
        consents(world, "ja", 42);
        for (String audience : List.of("INTERNAL", "PARTNER", "PUBLIC")) {
            String id = declare(
                            world, "t-" + audience.toLowerCase(java.util.Locale.ROOT), "CONSENTS", "language", audience)
                    .path("id");
            release(world, id, "2026-05").then().statusCode(201);
        }
        String list = "/v1/statistic-releases?company=" + world.company;

        given().get(list)
                .then()
                .statusCode(200)
                .body("items.audience", is(List.of("PARTNER", "PUBLIC")))
                .body("items[0].cells", nullValue())
                .body("items[1].cells", hasSize(2));
        as(world.publisher).get(list).then().body("items", hasSize(3));
        as(Tokens.staffOf(List.of("elsewhere"), "eve", "privacy-officer"))
                .get(list)
                .then()
                .body("items", hasSize(2));
        given().get(list + "&language=ja").then().statusCode(400);
        String internal = as(world.publisher).get(list).path("items[0].id");
        given().get("/v1/statistic-releases/" + internal).then().statusCode(404);
        as(Tokens.staffOf(List.of("elsewhere"), "eve", "approver"))
                .body("{\"period\": \"2026-04\"}")
                .post("/v1/statistic-tables/" + UUID.randomUUID() + "/releases")
                .then()
                .statusCode(404);
    }

    @Test
    void aReleaseIsALeafOfTheLogAndOneThatIsRolledBackIsNot() throws SQLException {
        Given world = Given.published();
        consents(world, "ja", 42);
        String table =
                declare(world, "by-language", "CONSENTS", "language", "PARTNER").path("id");
        QuarkusTransaction.begin();
        releases.release(StatisticTable.findById(UUID.fromString(table)), "2026-05", "ken");
        assertThat(Logged.open(database, LedgerKind.RELEASE, table)).hasSize(1);
        QuarkusTransaction.rollback();
        assertThat(Logged.open(database, LedgerKind.RELEASE, table)).isEmpty();

        JsonPath release = release(world, table, "2026-05")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        release(world, table, "2026-05").then().statusCode(409);

        List<JsonPath> facts = Logged.open(database, LedgerKind.RELEASE, table);
        assertThat(facts).hasSize(1);
        assertThat(facts.getFirst().<String, Object>getMap("data"))
                .containsEntry("release", release.getString("id"))
                .containsEntry("hash", release.getString("hash"))
                .containsEntry("audience", "PARTNER")
                .containsEntry("fromMonth", "2026-05-01")
                .doesNotContainKey("cells");
    }

    @Test
    void trafficStaysInTheHouse() {
        Given world = Given.company();

        for (String audience : List.of("PARTNER", "PUBLIC")) {
            declare(world, "traffic", "SITE_TRAFFIC", "measure", audience)
                    .then()
                    .statusCode(422)
                    .body("type", is("/problems/audience-refused"));
        }
        declare(world, "traffic", "SITE_TRAFFIC", "measure", "INTERNAL").then().statusCode(201);
        declare(world, "people", "CONSENTS", "person", "INTERNAL").then().statusCode(400);
    }

    @Test
    void pagesAreCountedOncePerKeyAndVisitorsOnce() {
        Given world = Given.company();
        String gateway = Tokens.staffOf(List.of(), "gateway", "counter");
        String day = LocalDate.now(ZoneId.of("Asia/Tokyo")).toString();
        String key = UUID.randomUUID().toString();
        String first = parts(world, day, 10, sketch(0, 300));

        count(gateway, key, first).then().statusCode(204);
        count(gateway, key, first).then().statusCode(204);
        count(gateway, UUID.randomUUID().toString(), parts(world, day, 5, sketch(100, 300)))
                .then()
                .statusCode(204);

        as(world.author)
                .get("/v1/site-counts?company=" + world.company)
                .then()
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].views", is(15))
                .body("[0].audience", is("INTERNAL"));
        int visitors =
                as(world.author).get("/v1/site-counts?company=" + world.company).path("[0].visitors");
        assertThat(visitors).isBetween(380, 420);
        given().get("/v1/site-counts?company=" + world.company).then().statusCode(401);
        as(Tokens.staffOf(List.of("elsewhere"), "eve", "operator"))
                .get("/v1/site-counts?company=" + world.company)
                .then()
                .statusCode(404);
        as(world.author).get("/v1/site-counts?company=-").then().statusCode(404);
        count(world.author, key, first).then().statusCode(403);
        count(gateway, UUID.randomUUID().toString(), parts(world, "2026-01-01", 5, sketch(0, 1)))
                .then()
                .statusCode(400);
        count(gateway, UUID.randomUUID().toString(), parts(world, day, 5, new byte[] {1, 2}))
                .then()
                .statusCode(400);
    }

    private static Response count(String token, String key, String body) {
        return as(token).header("Idempotency-Key", key).body(body).post("/v1/site-counts");
    }

    private static String parts(Given world, String day, int views, byte[] sketch) {
        return """
                {"parts": [{"company": "%s", "day": "%s", "computer": "MAC", "views": %d, "bytes": 1000, "sketch": "%s"}]}
                """.formatted(world.company, day, views, Base64.getEncoder().encodeToString(sketch));
    }

    private static byte[] sketch(int from, int many) {
        HllSketch sketch = new HllSketch(Visitors.REGISTERS);
        for (int i = from; i < from + many; i++) {
            sketch.update((long) i);
        }
        return sketch.toCompactByteArray();
    }

    private static Response declare(Given world, String code, String source, String dimension, String audience) {
        return as(world.author)
                .body("""
                        {"company": "%s", "code": "%s", "names": {"ja": "言語別の同意", "en": "Consents by language"},
                         "source": "%s", "dimensions": ["%s"], "audience": "%s", "span": "MONTH", "threshold": 10,
                         "rounding": 5}
                        """.formatted(world.company, code, source, dimension, audience))
                .post("/v1/statistic-tables");
    }

    private static Response release(Given world, String table, String period) {
        return as(world.publisher)
                .body("{\"period\": \"" + period + "\"}")
                .post("/v1/statistic-tables/" + table + "/releases");
    }

    /** People who gave their consent in May. */
    private void consents(Given world, String language, int many) throws SQLException {
        try (var connection = database.getConnection();
                var person = connection.prepareStatement("insert into person values (?, 1, ?)");
                var event = connection.prepareStatement(
                        "insert into consent_event (id, person, company, purpose, purpose_version, episode, status, method,"
                                + " expressed_by, evidence, at, recorded_at) values (?, ?, ?, ?, 1, ?, 'GIVEN',"
                                + " 'DOUBLE_OPT_IN', 'SELF', cast(? as jsonb), ?, ?)")) {
            for (int i = 0; i < many; i++) {
                String ref = Given.person();
                person.setString(1, ref);
                person.setObject(2, MAY.atOffset(ZoneOffset.UTC));
                person.executeUpdate();
                event.setObject(1, Ids.next());
                event.setString(2, ref);
                event.setString(3, world.company);
                event.setObject(4, UUID.fromString(world.purpose));
                event.setObject(5, Ids.next());
                event.setString(6, "{\"locale\": \"" + language + "\"}");
                event.setObject(7, MAY.atOffset(ZoneOffset.UTC));
                event.setObject(8, MAY.atOffset(ZoneOffset.UTC));
                event.executeUpdate();
            }
        }
    }
}
