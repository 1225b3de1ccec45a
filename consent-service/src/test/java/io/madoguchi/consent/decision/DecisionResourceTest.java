package io.madoguchi.consent.decision;

import static io.madoguchi.consent.Given.as;
import static io.restassured.RestAssured.given;
import static io.restassured.path.json.JsonPath.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.madoguchi.consent.ConsentWorld;
import io.madoguchi.consent.Given;
import io.madoguchi.consent.Sha256;
import io.madoguchi.consent.ledger.LedgerKind;
import io.madoguchi.consent.ledger.Logged;
import io.madoguchi.consent.ledger.Proofs;
import io.madoguchi.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;

/** Who may ask for decisions, and that what nothing allows is denied; the rules themselves are in VerdictTest. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class DecisionResourceTest {

    private static final String SERVICE = Tokens.service("subscription-service");

    @Inject
    DataSource database;

    @Inject
    DecisionLog log;

    @Inject
    Proving proving;

    @Inject
    Proofs proofs;

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
                .body("reasons", hasSize(11))
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
                .body("reasons[-1].rule", is("PURPOSE_NOT_PUBLISHED"));
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

    @Test
    void aDecisionIsFoundByItsIdAndRepeatsToTheByte() {
        Given world = Given.published();
        String officer = world.staff("pia", "privacy-officer");
        String first = as(SERVICE)
                .body(question(world, Given.person(), "news"))
                .post("/v1/decisions")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        String id = from(first).getString("id");

        String found = as(officer)
                .get("/v1/decisions/" + id)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        var repeated =
                as(officer).post("/v1/decisions/" + id + "/repeat").then().statusCode(200);

        assertThat(found).isEqualTo(first);
        repeated.body("same", is(true));
        assertThat(repeated.extract().asString()).isEqualTo("{\"same\":true,\"decision\":" + first + "}");
        as(officer)
                .get("/v1/decisions?company=" + world.company)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", is(id));
    }

    @Test
    void aMadeUpIdAndAnotherCompanysAreNotThere() {
        Given world = Given.published();
        String id = as(SERVICE)
                .body(question(world, Given.person(), "news"))
                .post("/v1/decisions")
                .then()
                .extract()
                .path("id");
        String officer = world.staff("pia", "privacy-officer");
        String stranger = Tokens.staffOf(List.of("elsewhere"), "eve", "privacy-officer");
        String madeUp = id.substring(0, 37) + "AAAAAAAAAAAAAAAAAAAAAA";

        as(officer).get("/v1/decisions/" + madeUp).then().statusCode(404);
        as(officer).get("/v1/decisions/none").then().statusCode(404);
        as(stranger).get("/v1/decisions/" + id).then().statusCode(404);
        as(stranger).post("/v1/decisions/" + id + "/repeat").then().statusCode(404);
        as(stranger).get("/v1/decisions?company=" + world.company).then().statusCode(404);
        given().get("/v1/decisions/" + id).then().statusCode(401);
    }

    @Test
    void aProofIsCheckedWithThePublishedKey() throws Exception {
        Given world = Given.published();
        String answer = as(SERVICE)
                .body(question(world, Given.person(), "news").replace("\"USE\"", "\"USE\", \"proof\": true"))
                .post("/v1/decisions")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        JsonWebKeySet keys = new JsonWebKeySet(given().get("/v1/decision-keys").asString());

        JsonWebSignature jws = new JsonWebSignature();
        jws.setCompactSerialization(from(answer).getString("proof"));
        jws.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA));
        jws.setKey(keys.getJsonWebKeys().getFirst().getKey());

        assertThat(jws.verifySignature()).isTrue();
        assertThat(from(jws.getPayload()).getString("id"))
                .isEqualTo(from(answer).getString("id"));
        assertThat(keys.toJson()).doesNotContain("\"d\"");
    }

    @Test
    void aProofStandsInTheLogOnceForEachDecisionAndOnlyWhereItWasAskedFor() throws SQLException {
        Given world = Given.published();
        String person = Given.person();
        String officer = world.staff("pia", "privacy-officer");
        String plain = decide(world, person).extract().path("id");
        as(officer).get("/v1/decisions/" + plain + "/proof").then().statusCode(404);
        assertThat(Logged.sealed(database, LedgerKind.DECISION_PROOF, person)).isEmpty();

        JsonPath answer = as(SERVICE)
                .body(question(world, person, "news").replace("\"USE\"", "\"USE\", \"proof\": true"))
                .post("/v1/decisions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        String id = answer.getString("id");
        List<UUID> entries = Logged.sealed(database, LedgerKind.DECISION_PROOF, person);
        assertThat(entries).hasSize(1);
        JsonPath fact = Logged.proved(proofs, entries.getFirst());
        assertThat(fact.<String, Object>getMap("data"))
                .containsEntry("decision", id)
                .containsEntry("outcome", "DENY")
                .containsEntry("rule", "NO_CONSENT")
                .containsEntry("proof", Sha256.hex(answer.getString("proof")))
                .doesNotContainValue(person);
        as(officer)
                .get("/v1/decisions/" + id + "/proof")
                .then()
                .statusCode(200)
                .body("sha256", is(Sha256.hex(answer.getString("proof"))))
                .body("log.state", is("INTEGRATED"))
                .body("log.entry", is(entries.getFirst().toString()));
        as(Tokens.staffOf(List.of("elsewhere"), "eve", "privacy-officer"))
                .get("/v1/decisions/" + id + "/proof")
                .then()
                .statusCode(404);
        as(world.staff("emi", "editor"))
                .get("/v1/decisions/" + id + "/proof")
                .then()
                .statusCode(403);
        given().get("/v1/decisions/" + id + "/proof").then().statusCode(401);
    }

    @Test
    void aProofThatIsRolledBackIsNotInTheLog() throws SQLException {
        Given world = Given.published();
        String person = Given.person();
        LoggedDecision decision = log.find(UUID.fromString(
                        decide(world, person).extract().<String>path("id").substring(0, 36)))
                .orElseThrow();
        QuarkusTransaction.begin();
        proving.prove(decision, Verdict.of(decision.facts()));
        assertThat(Logged.sealed(database, LedgerKind.DECISION_PROOF, person)).hasSize(1);
        QuarkusTransaction.rollback();

        assertThat(Logged.sealed(database, LedgerKind.DECISION_PROOF, person)).isEmpty();
    }

    @Test
    void aUseAuthorisedByLawNeedsASecondPersonAndEnds() {
        Given world = Given.published();
        String person = Given.person();
        String body = """
                {"company": "%s", "purpose": "news", "person": "%s", "article": "APPI 18(3)i",
                 "justification": "An order of the court", "from": "2026-01-01T00:00:00Z", "until": "2999-01-01T00:00:00Z"}
                """.formatted(world.company, person);
        String id = as(world.author)
                .body(body)
                .post("/v1/lawful-uses")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        as(world.author)
                .post("/v1/lawful-uses/" + id + "/approval")
                .then()
                .statusCode(409)
                .body("type", is("/problems/same-person"));
        decide(world, person).body("decision", is("DENY"));
        as(world.publisher).post("/v1/lawful-uses/" + id + "/approval").then().statusCode(200);
        decide(world, person)
                .body("decision", is("ALLOW_WITH_OBLIGATIONS"))
                .body("ground", is("LAW"))
                .body("revisions.laws[0]", is(id))
                .body("nextReview", is("2999-01-01T00:00:00Z"))
                .body("obligations[0].duty", is("CITE_THE_LAW"));
        decide(world, Given.person()).body("decision", is("DENY"));
        as(world.author).post("/v1/lawful-uses/" + id + "/end").then().statusCode(200);
        decide(world, person).body("decision", is("DENY"));
        as(Tokens.staffOf(List.of("elsewhere"), "eve", "privacy-officer"))
                .get("/v1/lawful-uses/" + id)
                .then()
                .statusCode(404);
        as(world.author)
                .body(body.replace("2999", "2025"))
                .post("/v1/lawful-uses")
                .then()
                .statusCode(400);
    }

    private static ValidatableResponse decide(Given world, String person) {
        return as(SERVICE)
                .body(question(world, person, "news"))
                .post("/v1/decisions")
                .then()
                .statusCode(200);
    }

    private static String question(Given world, String person, String purpose) {
        return """
                {"person": "%s", "company": "%s", "purpose": "%s", "operation": "USE"}
                """.formatted(person, world.company, purpose);
    }
}
