package io.madoguchi.consent.decision;

import static io.madoguchi.consent.Given.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.madoguchi.consent.ConsentWorld;
import io.madoguchi.consent.Given;
import io.madoguchi.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may ask for decisions, and that what nothing allows is denied; the rules themselves are in DecisionsTest. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class DecisionResourceTest {

    private static final String SERVICE = Tokens.service("subscription-service");

    @Test
    void withoutConsentItIsDeniedWithItsReasons() {
        Given world = Given.published();

        as(SERVICE)
                .body(question(world, Given.person(), "news"))
                .post("/v1/decisions")
                .then()
                .statusCode(200)
                .body("decision", is("DENY"))
                .body("id", notNullValue())
                .body("reasons", hasSize(4))
                .body("reasons[-1].rule", is("NO_CONSENT"))
                .body("policyVersion", is(1));
    }

    @Test
    void anUnpublishedPurposeIsDenied() {
        Given world = Given.published();
        world.createPurpose("surveys", "CONSENT");

        as(SERVICE)
                .body(question(world, Given.person(), "surveys"))
                .post("/v1/decisions")
                .then()
                .statusCode(200)
                .body("decision", is("DENY"))
                .body("reasons[0].rule", is("PURPOSE_PUBLISHED"));
    }

    @Test
    void strangersOtherCompaniesAndWrongQuestionsAreRefused() {
        Given world = Given.published();
        String question = question(world, Given.person(), "news");

        given().contentType("application/json")
                .body(question)
                .post("/v1/decisions")
                .then()
                .statusCode(401);
        as(world.staff("emi", "editor"))
                .body(question)
                .post("/v1/decisions")
                .then()
                .statusCode(403);
        as(Tokens.staffOf(List.of("elsewhere"), "eve", "privacy-officer"))
                .body(question)
                .post("/v1/decisions")
                .then()
                .statusCode(404);
        as(SERVICE)
                .body(question(world, Given.person(), "unheard-of"))
                .post("/v1/decisions")
                .then()
                .statusCode(422)
                .body("type", is("/problems/unknown-purpose"));
        as(SERVICE)
                .body(question(world, "someone@example.com", "news"))
                .post("/v1/decisions")
                .then()
                .statusCode(400)
                .body("errors[0].field", is("person"));
        as(SERVICE)
                .body(question.replace("\"USE\"", "\"SELL\""))
                .post("/v1/decisions")
                .then()
                .statusCode(400);
        as(SERVICE)
                .body(question.replace("\"USE\"", "\"USE\", \"at\": \"2999-01-01T00:00:00Z\""))
                .post("/v1/decisions")
                .then()
                .statusCode(400)
                .body("errors[0].field", is("at"));
    }

    private static String question(Given world, String person, String purpose) {
        return """
                {"person": "%s", "company": "%s", "purpose": "%s", "operation": "USE"}
                """.formatted(person, world.company, purpose);
    }
}
