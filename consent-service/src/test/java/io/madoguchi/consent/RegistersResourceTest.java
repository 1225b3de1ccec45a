package io.madoguchi.consent;

import static io.madoguchi.consent.Given.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.madoguchi.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Companies, sections, purposes and policies, through HTTP. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class RegistersResourceTest {

    @Test
    void aCompanyIsRegisteredOnceAndReadByEveryone() {
        Given world = Given.company();

        given().get("/v1/companies/" + world.company)
                .then()
                .statusCode(200)
                .body("names.ja", is("青葉出版"))
                .body("$", not(hasItem("parent")));
        as(world.author)
                .body(world.companyJson())
                .post("/v1/companies")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", is("/problems/company-exists"));
    }

    @Test
    void theSameKeyGivesTheSameAnswerAndAnotherBodyIsRefused() {
        Given world = Given.company();
        String key = UUID.randomUUID().toString();

        String first = as(world.author)
                .header("Idempotency-Key", key)
                .body(world.purposeJson("news", "CONSENT"))
                .post("/v1/purposes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        as(world.author)
                .header("Idempotency-Key", key)
                .body(world.purposeJson("news", "CONSENT"))
                .post("/v1/purposes")
                .then()
                .statusCode(201)
                .body("id", is(first));
        as(world.author)
                .header("Idempotency-Key", key)
                .body(world.purposeJson("other", "CONSENT"))
                .post("/v1/purposes")
                .then()
                .statusCode(422);
        as(world.author)
                .body(world.purposeJson("news", "CONSENT"))
                .post("/v1/purposes")
                .then()
                .statusCode(409)
                .body("type", is("/problems/code-taken"));
    }

    @Test
    void listsComeInPages() {
        Given world = Given.company();
        for (String code : List.of("one", "two", "three")) {
            world.createPurpose(code, "CONSENT");
        }

        var first = as(world.author).get("/v1/purposes?limit=2&company=" + world.company);
        first.then().statusCode(200).body("items", hasSize(2)).body("next", notNullValue());
        as(world.author)
                .queryParam("cursor", first.<String>path("next"))
                .get("/v1/purposes?limit=2&company=" + world.company)
                .then()
                .body("items.code", equalTo(List.of("three")))
                .body("next", nullValue());
        as(world.author)
                .get("/v1/purposes?cursor=%2a%2a&company=" + world.company)
                .then()
                .statusCode(400);
        given().get("/v1/companies?limit=1").then().statusCode(200).body("items", hasSize(1));
        given().get("/v1/companies?limit=0").then().statusCode(400);
    }

    @Test
    void strangersAndOtherCompaniesAreKeptOut() {
        Given world = Given.published();
        String other = Tokens.staffOf(List.of("elsewhere"), "eve", "privacy-officer", "operator", "editor");

        given().contentType("application/json")
                .body(world.companyJson())
                .post("/v1/companies")
                .then()
                .statusCode(401);
        as(world.staff("emi", "editor"))
                .body(world.companyJson())
                .post("/v1/companies")
                .then()
                .statusCode(403);
        as(other).get("/v1/purposes?company=" + world.company).then().statusCode(404);
        as(other).get("/v1/purposes/" + world.purpose).then().statusCode(404);
        as(other).get("/v1/sections?company=" + world.company).then().statusCode(404);
        as(other)
                .body(world.purposeJson("mine", "CONSENT"))
                .post("/v1/purposes")
                .then()
                .statusCode(404);
        as(other)
                .body(world.policyJson(world.purpose))
                .post("/v1/policies")
                .then()
                .statusCode(404);
        as(other)
                .post("/v1/policies/" + world.policy + "/versions/1/publication")
                .then()
                .statusCode(404);
        as(world.staff("emi", "editor"))
                .post("/v1/policies/" + world.policy + "/versions/1/publication")
                .then()
                .statusCode(403);
        given().get("/v1/purposes?company=" + world.company).then().statusCode(401);
        as(Tokens.service("gateway"))
                .get("/v1/purposes?company=" + world.company)
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }

    @Test
    void twoPeoplePublishAPolicyTogetherWithItsPurposes() {
        Given world = Given.company();
        String purpose = world.createPurpose("news", "CONSENT");
        String policy = world.draftPolicy(purpose);

        String publication = "/v1/policies/" + policy + "/versions/1/publication";
        given().get("/v1/policies/" + policy + "/versions/1").then().statusCode(404);
        as(world.publisher)
                .get("/v1/policies/" + policy + "/versions/1")
                .then()
                .statusCode(200)
                .body("state", is("DRAFT"));
        as(world.author).post(publication).then().statusCode(409).body("type", is("/problems/same-person"));
        as(world.publisher)
                .post(publication)
                .then()
                .statusCode(200)
                .body("state", is("PUBLISHED"))
                .body("purposes[0].version", is(1));
        as(world.publisher).post(publication).then().statusCode(409).body("type", is("/problems/already-published"));
        as(world.author)
                .get("/v1/purposes/" + purpose)
                .then()
                .body("state", is("PUBLISHED"))
                .body("publishedVersion", is(1));
        given().get("/v1/policies/current?company=" + world.company)
                .then()
                .statusCode(200)
                .body("policy", is(policy))
                .body("grounds", equalTo(List.of("CONSENT", "LAW")))
                .body("effectiveFrom", not(is("2026-04-01T00:00:00Z")));
    }

    @Test
    void theNextVersionLeavesThePublishedOneReadable() {
        Given world = Given.published();
        String wording = world.purposeJson("news", "CONSENT").replaceAll("\"(company|code)\": \"[^\"]*\", ", "");
        as(world.author)
                .body(wording.replace("news of our books", "other news"))
                .post("/v1/purposes/" + world.purpose + "/versions")
                .then()
                .statusCode(201)
                .body("version", is(2))
                .body("state", is("DRAFT"))
                .body("publishedVersion", is(1));
        String next = world.policyJson(world.purpose).replaceAll("\"company\": \"[^\"]*\", ", "");
        as(world.author)
                .body(next)
                .post("/v1/policies/" + world.policy + "/versions")
                .then()
                .statusCode(201)
                .body("version", is(2));

        as(world.publisher)
                .post("/v1/policies/" + world.policy + "/versions/2/publication")
                .then()
                .statusCode(200)
                .body("previous", is(1))
                .body("purposes[0].version", is(2));
        given().get("/v1/policies/" + world.policy + "/versions/1")
                .then()
                .statusCode(200)
                .body("purposes[0].version", is(1))
                .body("purposes[0].texts.en", is("To send you news of our books by e-mail"));
        given().get("/v1/policies?company=" + world.company).then().body("items.version", equalTo(List.of(2, 1)));
    }

    @Test
    void draftsAreListedForTheCompanysOwnStaffOnly() {
        Given world = Given.company();
        world.draftPolicy(world.createPurpose("news", "CONSENT"));

        given().get("/v1/policies?state=all&company=" + world.company)
                .then()
                .statusCode(200)
                .body("items", empty());
        as(world.author)
                .get("/v1/policies?state=all&company=" + world.company)
                .then()
                .body("items", hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "not json",
                "{\"company\": 7}",
                "{\"id\": \"A B\", \"names\": {\"ja\": \"\", \"en\": \"x\"}}",
                "{\"id\": \"ab\", \"unknown\": 1}",
                "{\"id\": \"ab\", \"names\": {\"ja\": \"a\\u0000b\", \"en\": \"\\ud800\"}, \"country\": \"JP\","
                        + " \"address\": {\"ja\": \"x\", \"en\": \"y\"}, \"site\": \"https://example.jp\"}"
            })
    void aBodyThatIsNoneIsA400(String body) {
        Given world = Given.company();
        for (String path : List.of("companies", "sections", "purposes", "policies", "collection-points")) {
            as(world.author)
                    .body(body)
                    .post("/v1/" + path)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
    }

    @Test
    void apolicyNamesPurposesOfItsOwnCompanyOnly() {
        Given world = Given.company();
        Given other = Given.published();

        as(world.author)
                .body(world.policyJson(other.purpose))
                .post("/v1/policies")
                .then()
                .statusCode(400)
                .body("errors[0].field", is("purposes"));
    }
}
