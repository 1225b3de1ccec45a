package io.madoguchi.consent.recipient;

import static io.madoguchi.consent.Given.as;
import static io.madoguchi.consent.recipient.Registering.bound;
import static io.madoguchi.consent.recipient.Registering.category;
import static io.madoguchi.consent.recipient.Registering.holds;
import static io.madoguchi.consent.recipient.Registering.recipient;
import static io.madoguchi.consent.recipient.Registering.recipientJson;
import static io.madoguchi.consent.recipient.Registering.record;
import static io.madoguchi.consent.recipient.Registering.tryRecord;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.madoguchi.consent.ConsentWorld;
import io.madoguchi.consent.Given;
import io.madoguchi.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The registers through HTTP: dated revisions, references that lead somewhere, and companies apart. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class RegisterResourceTest {

    @Inject
    DataSource database;

    @Test
    void anEntryIsRevisedByDateAndEveryRevisionStays() {
        Given world = Given.company();
        String id = recipient(world, "BUSINESS_PARTNER", "dealer", bound());

        as(world.author)
                .body("{\"contents\": {" + recipientJson("BUSINESS_PARTNER", "Dealer, renamed", bound())
                        + "}, \"validFrom\": \"2026-06-01T00:00:00Z\"}")
                .post("/v1/registers/recipients/" + id + "/revisions")
                .then()
                .statusCode(201)
                .body("revision", is(2));

        as(world.author)
                .get("/v1/registers/recipients/" + id)
                .then()
                .statusCode(200)
                .body("$", hasSize(2))
                .body("[0].validUntil", is("2026-06-01T00:00:00Z"))
                .body("[1].contents.recipient.names.en", is("Dealer, renamed"));
        list(world, "&at=2026-05-31T23:59:59Z").body("items.revision", contains(1));
        list(world, "&at=2026-06-01T00:00:00Z").body("items.revision", contains(2));
        list(world, "&at=2025-12-31T00:00:00Z").body("items", empty());
        as(world.author)
                .body("{\"contents\": {" + recipientJson("BUSINESS_PARTNER", "x", "")
                        + "}, \"validFrom\": \"2026-05-01T00:00:00Z\"}")
                .post("/v1/registers/recipients/" + id + "/revisions")
                .then()
                .statusCode(409)
                .body("type", is("/problems/dates-overlap"));
    }

    @Test
    void anEntryEndsOnceAndItsRowsNeverChange() throws SQLException {
        Given world = Given.company();
        String id = recipient(world, "OTHER", "shop", "");
        String ending = "/v1/registers/recipients/" + id + "/ending";

        as(world.author).body("{}").post(ending).then().statusCode(200).body("validUntil", notNullValue());

        as(world.author).body("{}").post(ending).then().statusCode(409).body("type", is("/problems/already-ended"));
        list(world, "").body("items", empty());
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (String change : List.of(
                    "update register_entry set contents = '{}' where entry = '" + id + "'",
                    "update register_entry set valid_until = null where entry = '" + id + "'",
                    "delete from register_entry where entry = '" + id + "'")) {
                assertThatThrownBy(() -> statement.execute(change)).hasMessageContaining("only ends");
            }
        }
    }

    @Test
    void anEntryThatPointsNowhereIsRefused() {
        Given world = Given.published();
        category(world, "email", true, false);
        String nowhere = "019a9c5e-7c3a-7b1e-9d43-5f0c2a1b7e10";

        refused(world, "identifying-combinations", "\"combination\": {\"categories\": [\"email\", \"age\"]}");
        refused(world, "consent-coverages", """
                "coverage": {"purpose": "%s", "kinds": ["OTHER"], "items": ["email"], "countries": []}""".formatted(nowhere));
        refused(world, "recipients", recipientJson("GROUP_COMPANY", "x", ", \"member\": \"unheard-of\""));
        refused(world, "recipients", recipientJson("OTHER", "x", ", \"member\": \"" + world.company + "\""));
        refused(world, "recipients", "\"combination\": {\"categories\": [\"email\", \"age\"]}");
        refused(world, "recipients", recipientJson("FRIEND", "x", ""));
        tryRecord(world, "guests", "x1", recipientJson("OTHER", "x", "")).statusCode(404);
        list(world, "").body("items", empty());
    }

    @Test
    void aCodeNamesOneEntry() {
        Given world = Given.company();
        recipient(world, "OTHER", "shop", "");

        tryRecord(world, "recipients", "shop", recipientJson("OTHER", "x", ""))
                .statusCode(409)
                .body("type", is("/problems/code-taken"));
    }

    @Test
    void whatMustBeLookedAtIsListed() {
        Given world = Given.company();
        String late = recipient(world, "ENTRUSTED_VENDOR", "late", bound("2026-01-01", "2099-01-01", "2026-02-01"));
        String ended = recipient(world, "ENTRUSTED_VENDOR", "ended", bound("2026-01-01", "2026-03-31", "2099-02-01"));
        recipient(world, "ENTRUSTED_VENDOR", "fine", bound());

        list(world, "&due=true").body("items.id", contains(late, ended));
        list(world, "&limit=2").body("items", hasSize(2)).body("next", notNullValue());
    }

    @Test
    void theExportIsSafeForASpreadsheet() {
        Given world = Given.company();
        record(world, "recipients", "evil", recipientJson("OTHER", "=cmd|' /C calc'!A0", ""));

        String csv = as(world.author)
                .get("/v1/registers/recipients/export?company=" + world.company)
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .extract()
                .asString();

        assertThat(csv)
                .startsWith("\"id\",\"code\",\"revision\"")
                .contains("\"'=cmd|' /C calc'!A0\"")
                .doesNotContain(",\"=cmd");
    }

    @Test
    void strangersAndOtherCompaniesSeeAndChangeNothing() {
        Given world = Given.company();
        String id = recipient(world, "OTHER", "shop", "");
        String other = Tokens.staffOf(List.of("elsewhere"), "eve", "privacy-officer");
        String body = "{\"company\": \"%s\", \"code\": \"x1\", \"contents\": {%s}}"
                .formatted(world.company, recipientJson("OTHER", "x", ""));

        given().contentType("application/json")
                .body(body)
                .post("/v1/registers/recipients")
                .then()
                .statusCode(401);
        as(world.staff("emi", "editor"))
                .body(body)
                .post("/v1/registers/recipients")
                .then()
                .statusCode(403);
        as(other).body(body).post("/v1/registers/recipients").then().statusCode(404);
        as(other).get("/v1/registers/recipients/" + id).then().statusCode(404);
        as(other)
                .body("{}")
                .post("/v1/registers/recipients/" + id + "/ending")
                .then()
                .statusCode(404);
        as(other)
                .get("/v1/registers/recipients?company=" + world.company)
                .then()
                .statusCode(404);
        as(other)
                .get("/v1/registers/recipients/export?company=" + world.company)
                .then()
                .statusCode(404);
        as(world.author).get("/v1/registers/recipients").then().statusCode(400);
        as(world.author)
                .get("/v1/registers/recipients?company=" + world.company + "&at=now")
                .then()
                .statusCode(400);
        as(world.author)
                .body(body.replace("\"x1\"", "\"X\""))
                .post("/v1/registers/recipients")
                .then()
                .statusCode(400);
    }

    @Test
    void aGroupIsComputedFromItsHoldingsAndDated() {
        Given parent = Given.company();
        Given child = Given.company();
        Given grandchild = Given.company();
        holds(parent.company, child.company, "60").statusCode(201);
        String half = holds(child.company, grandchild.company, "50.5")
                .statusCode(201)
                .extract()
                .path("id");

        group(parent, "")
                .body("items.company", containsInAnyOrder(child.company, grandchild.company))
                .body("items.find { it.company == '" + grandchild.company + "' }.direct", is(false));
        holds(parent.company, grandchild.company, "49.6").statusCode(409).body("type", is("/problems/votes-exceeded"));
        holds(parent.company, parent.company, "1").statusCode(400);
        as(Registering.OPERATOR)
                .body("{}")
                .post("/v1/shareholdings/" + half + "/ending")
                .then()
                .statusCode(200);
        group(parent, "").body("items.company", contains(child.company));
        group(parent, "&at=2026-03-01T00:00:00Z").body("items", hasSize(2));
        as(child.author)
                .get("/v1/groups/" + parent.company + "/members")
                .then()
                .statusCode(404)
                .body("items", nullValue());
    }

    @Test
    void holdingsRecordedAtTheSameTimeNeverComeToMoreThanAllVotes() {
        Given held = Given.company();
        List<Given> holders = List.of(Given.company(), Given.company(), Given.company());

        List<Integer> answers = holders.parallelStream()
                .map(holder ->
                        holds(holder.company, held.company, "40").extract().statusCode())
                .sorted()
                .toList();

        assertThat(answers).containsExactly(201, 201, 409);
    }

    private static ValidatableResponse group(Given world, String more) {
        return as(world.author)
                .get("/v1/groups/" + world.company + "/members?limit=10" + more)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse list(Given world, String more) {
        return as(world.author)
                .get("/v1/registers/recipients?company=" + world.company + more)
                .then()
                .statusCode(200);
    }

    private static void refused(Given world, String register, String contents) {
        tryRecord(world, register, "x1", contents).statusCode(400).body("errors", hasSize(1));
    }
}
