package io.madoguchi.consent.contract;

import static io.madoguchi.consent.Given.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.madoguchi.consent.ConsentWorld;
import io.madoguchi.consent.Given;
import io.madoguchi.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Usage contracts: two people, one company, and what they do to decisions while they are in force (F7.4). */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class ContractResourceTest {

    private static final String SERVICE = Tokens.service("subscription-service");

    @Test
    void aContractDecidesOnceASecondPersonPutItInForceAndUntilItEnds() {
        Given world = Given.published();
        String person = Given.person();
        String set = set(world, person);
        String contract = draft(world, set, "ALLOW");

        as(world.author)
                .post("/v1/contracts/" + contract + "/approval")
                .then()
                .statusCode(409)
                .body("type", is("/problems/same-person"));
        decide(world, person).body("decision", is("DENY"));
        as(world.publisher)
                .post("/v1/contracts/" + contract + "/approval")
                .then()
                .statusCode(200)
                .body("state", is("IN_FORCE"));
        decide(world, person)
                .body("decision", is("ALLOW_WITH_OBLIGATIONS"))
                .body("ground", is("CONTRACT"))
                .body("reasons[-1].text", containsString("shelf 12"))
                .body("revisions.contracts[0]", is(contract));
        decide(world, Given.person()).body("decision", is("DENY"));
        as(world.author)
                .post("/v1/contracts/" + contract + "/end")
                .then()
                .statusCode(200)
                .body("state", is("ENDED"));
        decide(world, person).body("reasons[-1].rule", is("NO_CONSENT"));
        as(world.author).post("/v1/contracts/" + contract + "/end").then().statusCode(409);
    }

    @Test
    void whoLeavesTheSetLeavesTheContract() {
        Given world = Given.published();
        String person = Given.person();
        String set = set(world, person);
        as(world.publisher)
                .post("/v1/contracts/" + draft(world, set, "ALLOW") + "/approval")
                .then()
                .statusCode(200);
        decide(world, person).body("ground", is("CONTRACT"));

        as(world.author)
                .body("{\"persons\": [\"" + person + "\"]}")
                .post("/v1/contract-sets/" + set + "/departures")
                .then()
                .statusCode(200)
                .body("members", is(0));

        decide(world, person).body("decision", is("DENY"));
    }

    @Test
    void twoContractsWithTheSamePeopleAboutTheSamePurposeDoNotOverlap() {
        Given world = Given.published();
        String set = set(world, Given.person());
        as(world.publisher)
                .post("/v1/contracts/" + draft(world, set, "ALLOW") + "/approval")
                .then()
                .statusCode(200);

        as(world.publisher)
                .post("/v1/contracts/" + draft(world, set, "DENY") + "/approval")
                .then()
                .statusCode(409)
                .body("type", is("/problems/contract-overlaps"));
        as(world.author)
                .get("/v1/contracts?company=" + world.company)
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[1].state", is("DRAFT"));
    }

    @Test
    void aDraftIsChangedByItsVersionAndNeverAfterApproval() {
        Given world = Given.published();
        String set = set(world, Given.person());
        String contract = draft(world, set, "ALLOW");
        String changed = json(world, set, "DENY");
        String tag = as(world.author).get("/v1/contracts/" + contract).header("ETag");

        as(world.author)
                .header("If-Match", "\"99\"")
                .body(changed)
                .put("/v1/contracts/" + contract)
                .then()
                .statusCode(412);
        as(world.author)
                .header("If-Match", tag)
                .body(changed)
                .put("/v1/contracts/" + contract)
                .then()
                .statusCode(200)
                .body("terms[0].effect", is("DENY"));
        String second = as(world.publisher)
                .post("/v1/contracts/" + contract + "/approval")
                .header("ETag");
        as(world.author)
                .header("If-Match", second)
                .body(changed)
                .put("/v1/contracts/" + contract)
                .then()
                .statusCode(409)
                .body("type", is("/problems/not-a-draft"));
    }

    @Test
    void strangersOtherCompaniesAndBrokenContractsAreRefused() {
        Given world = Given.published();
        String set = set(world, Given.person());
        String contract = draft(world, set, "ALLOW");
        String stranger = Tokens.staffOf(List.of("elsewhere"), "eve", "privacy-officer");

        given().get("/v1/contracts/" + contract).then().statusCode(401);
        as(world.staff("emi", "editor")).get("/v1/contracts/" + contract).then().statusCode(403);
        as(stranger).get("/v1/contracts/" + contract).then().statusCode(404);
        as(stranger).post("/v1/contracts/" + contract + "/approval").then().statusCode(404);
        as(stranger)
                .body("{\"persons\": [\"" + Given.person() + "\"]}")
                .post("/v1/contract-sets/" + set + "/members")
                .then()
                .statusCode(404);
        as(stranger).get("/v1/contract-sets?company=" + world.company).then().statusCode(404);
        refused(world, json(world, set, "ALLOW").replace("2999", "2000"), "until");
        refused(world, json(world, set, "RESTRICT"), "terms");
        refused(world, json(world, "00000000-0000-7000-8000-000000000000", "ALLOW"), "set");
        refused(
                world,
                json(world, set, "ALLOW").replace(world.purpose, "00000000-0000-7000-8000-000000000000"),
                "terms");
        as(world.author)
                .body("{\"persons\": [\"someone@example.com\"]}")
                .post("/v1/contract-sets/" + set + "/members")
                .then()
                .statusCode(400)
                .body("errors[0].field", is("persons"));
    }

    private static void refused(Given world, String body, String field) {
        as(world.author).body(body).post("/v1/contracts").then().statusCode(400).body("errors[0].field", is(field));
    }

    private static String set(Given world, String person) {
        String id = as(world.author)
                .body("{\"company\": \"" + world.company + "\", \"code\": \"members\"}")
                .post("/v1/contract-sets")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        for (int twice = 0; twice < 2; twice++) {
            as(world.author)
                    .body("{\"persons\": [\"" + person + "\"]}")
                    .post("/v1/contract-sets/" + id + "/members")
                    .then()
                    .statusCode(200)
                    .body("members", is(1));
        }
        return id;
    }

    private static String draft(Given world, String set, String effect) {
        return as(world.author)
                .body(json(world, set, effect))
                .post("/v1/contracts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String json(Given world, String set, String effect) {
        return """
                {"company": "%s", "party": "Members of the service", "set": "%s",
                 "terms": [{"purpose": "%s", "effect": "%s"}],
                 "from": "2026-01-01T00:00:00Z", "until": "2999-01-01T00:00:00Z", "document": "shelf 12"}
                """.formatted(world.company, set, world.purpose, effect);
    }

    private static ValidatableResponse decide(Given world, String person) {
        return as(SERVICE)
                .body("""
                        {"person": "%s", "company": "%s", "purpose": "news", "operation": "USE"}
                        """.formatted(person, world.company))
                .post("/v1/decisions")
                .then()
                .statusCode(200);
    }
}
