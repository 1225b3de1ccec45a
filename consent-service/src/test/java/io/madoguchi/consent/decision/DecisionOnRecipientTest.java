package io.madoguchi.consent.decision;

import static io.madoguchi.consent.Given.as;
import static io.madoguchi.consent.disclosure.DisclosureWorld.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.madoguchi.consent.ConsentWorld;
import io.madoguchi.consent.Given;
import io.madoguchi.consent.disclosure.DisclosureWorld;
import io.madoguchi.consent.recipient.Registering;
import io.madoguchi.events.EventHandler;
import io.madoguchi.testing.Tokens;
import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Questions about passing data on: the same grounds and conditions as a disclosure, decided before anybody asks for one. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class DecisionOnRecipientTest {

    private static final String SERVICE = Tokens.service("subscription-service");

    @Inject
    @All
    List<EventHandler> handlers;

    @Test
    void aBoundPartnerMayReceiveWhatLiesWithinThePurposeAndTheDecisionRepeats() {
        DisclosureWorld world = DisclosureWorld.of(handlers);
        String dealer = world.partner("BUSINESS_PARTNER");

        ValidatableResponse answer = ask(world, world.served(), "support", dealer, "");

        answer.body("decision", is("ALLOW_WITH_OBLIGATIONS"))
                .body("ground", is("CONSENT"))
                .body("disclosure.ground", is("BUSINESS_PARTNER"))
                .body("disclosure.recipient", is(dealer))
                .body("disclosure.revision", is(1))
                .body("disclosure.clause", is("F4.3"))
                .body("disclosure.article", is("27(5)i"))
                .body("disclosure.refusal", nullValue())
                .body("obligations.duty", contains("RECORD_DISCLOSURE", "GET_ACKNOWLEDGEMENT"))
                .body("nextReview", is("2099-06-30T15:00:00Z"));
        repeats(world, answer);
        ask(world, Given.person(), "support", dealer, "")
                .body("decision", is("DENY"))
                .body("reasons[-1].rule", is("OUT_OF_PURPOSE"))
                .body("disclosure", nullValue());
    }

    /** Whatever is refused here is refused there by the same rule: the conditions are shared. */
    @Test
    void aRefusalIsThatOfTheDisclosure() {
        DisclosureWorld world = DisclosureWorld.of(handlers);
        String served = world.served();
        String ended = Registering.recipient(
                world.given, "ENTRUSTED_VENDOR", "ended", Registering.bound("2026-01-01", "2026-01-31", "2099-01-01"));
        String unbound = Registering.recipient(world.given, "ENTRUSTED_VENDOR", "unbound", "");
        String abroad = abroad(world);
        String subsidiary = world.subsidiary("51");
        String minority = world.subsidiary("49");
        world.jointUse(subsidiary, false);

        same(world, served, "BUSINESS_PARTNER", ended, "COMMITMENT_EXPIRED", "E9");
        same(world, served, "BUSINESS_PARTNER", unbound, "NO_COMMITMENT", "E9");
        same(world, served, "BUSINESS_PARTNER", abroad, "ABROAD_WITHOUT_GROUND", "F4.3");
        same(world, served, "GROUP", subsidiary, "NO_JOINT_USE_NOTICE", "F4.9");
        same(world, served, "GROUP", minority, "NOT_IN_THE_GROUP", "FN1");
        same(world, served, "CONSENT", world.outsider, "CONSENT_OTHER_RECIPIENT", "F4.1");
    }

    @Test
    void aSubsidiaryReceivesByAPublishedNoticeOfJointUse() {
        DisclosureWorld world = DisclosureWorld.of(handlers);
        String subsidiary = world.subsidiary("51");
        world.jointUse(subsidiary, true);

        ValidatableResponse answer = ask(world, world.served(), "support", subsidiary, "");

        answer.body("decision", is("ALLOW_WITH_OBLIGATIONS"))
                .body("disclosure.ground", is("GROUP"))
                .body("disclosure.clause", is("F4.9"));
        repeats(world, answer);
    }

    @Test
    void consentOpensItAndItsWithdrawalClosesItAgain() {
        DisclosureWorld world = DisclosureWorld.of(handlers);
        String person = world.consenting();

        ValidatableResponse answer = ask(world, person, "sharing", world.outsider, "");

        answer.body("decision", is("ALLOW_WITH_OBLIGATIONS"))
                .body("ground", is("CONSENT"))
                .body("disclosure.ground", is("CONSENT"))
                .body("disclosure.clause", is("F4.1"));
        ask(world, person, "sharing", world.partner("AUTHORITY"), "")
                .body("decision", is("DENY"))
                .body("reasons[-1].rule", is("EVIDENCE_NEEDED"));
        world.withdraw(person);
        ask(world, person, "sharing", world.outsider, "").body("decision", is("DENY"));
        repeats(world, answer);
    }

    @Test
    void whatNeedsEvidenceIsAMatterOfADisclosureRequest() {
        DisclosureWorld world = DisclosureWorld.of(handlers);
        String served = world.served();

        for (var needs : List.of(
                List.of("AUTHORITY", "ORDER_INCOMPLETE", "F4.8"), List.of("SUCCESSOR", "NO_SUCCESSION", "F4.6"))) {
            String recipient = Registering.recipient(
                    world.given, needs.get(0), "e-" + needs.get(2).charAt(3), "");
            ValidatableResponse answer = ask(world, served, "support", recipient, "");
            answer.body("decision", is("DENY"))
                    .body("reasons[-1].rule", is("EVIDENCE_NEEDED"))
                    .body("reasons[-1].text", containsString("/v1/disclosures"))
                    .body("disclosure.refusal", is(needs.get(1)))
                    .body("disclosure.clause", is(needs.get(2)));
            repeats(world, answer);
        }
    }

    @Test
    void forTheMarketingOfOthersNoGroundOpensItWhereThePolicySaysSo() {
        DisclosureWorld world = DisclosureWorld.of(handlers);
        String person = world.consenting();
        String marketing = ", \"recipientUse\": \"OWN_MARKETING\"";
        ask(world, person, "sharing", world.outsider, marketing).body("decision", is("ALLOW_WITH_OBLIGATIONS"));
        String policy = as(world.given.author)
                .body(world.given
                        .policyJson(world.support, world.sharing)
                        .replace("\"ageLimit\"", "\"refusesOthersMarketing\": true, \"ageLimit\""))
                .post("/v1/policies")
                .then()
                .statusCode(201)
                .extract()
                .path("policy");
        as(world.given.publisher)
                .post("/v1/policies/" + policy + "/versions/1/publication")
                .then()
                .statusCode(200);

        ValidatableResponse answer = ask(world, person, "sharing", world.outsider, marketing);

        answer.body("decision", is("DENY"))
                .body("disclosure.refusal", is("MARKETING_OF_OTHERS"))
                .body("disclosure.clause", is("E8"));
        repeats(world, answer);
        ask(world, person, "sharing", world.outsider, "").body("decision", is("ALLOW_WITH_OBLIGATIONS"));
        // this policy opens fewer grounds (F4.0)
        ask(world, world.served(), "support", world.partner("BUSINESS_PARTNER"), "")
                .body("disclosure.refusal", is("GROUND_NOT_OPENED"))
                .body("disclosure.clause", is("F4.0"));
    }

    @Test
    void itIsAskedAsItWasKnownThen() {
        DisclosureWorld world = DisclosureWorld.of(handlers);
        String served = world.served();
        Instant before = Instant.now();
        String dealer = world.partner("BUSINESS_PARTNER");

        ask(world, served, "support", dealer, "").body("decision", is("ALLOW_WITH_OBLIGATIONS"));
        ask(world, served, "support", dealer, ", \"knownAt\": \"" + before + "\"")
                .body("decision", is("DENY"));
        ask(world, served, "support", UUID.randomUUID().toString(), "")
                .body("decision", is("DENY"))
                .body("reasons[-1].rule", is("RECIPIENT_UNKNOWN"))
                .body("disclosure.clause", is("E9"));
        ask(world, served, "support", world.partner("BUSINESS_PARTNER"), ", \"recipientUse\": \"OWN_PURPOSE\"")
                .body("disclosure.refusal", is("USE_NOT_FOR_US"));
    }

    @Test
    void aBatchAnswersAsTheSingleQuestionDoes() {
        DisclosureWorld world = DisclosureWorld.of(handlers);
        String dealer = world.partner("BUSINESS_PARTNER");
        String served = world.served();
        String consenting = world.consenting();
        String lines = String.join(
                "",
                line(world, served, "support", dealer),
                line(world, Given.person(), "support", dealer),
                line(world, consenting, "sharing", world.outsider),
                line(world, served, "support", world.partner("AUTHORITY")),
                line(world, served, "support", dealer)
                        .replace("\"recipient\": \"" + dealer + "\"", "\"recipient\": null"));

        List<JsonPath> answers = ManyDecisionsTest.batch(SERVICE, lines);

        assertThat(answers.stream().map(a -> a.getString("decision")))
                .containsExactly("ALLOW_WITH_OBLIGATIONS", "DENY", "ALLOW_WITH_OBLIGATIONS", "DENY", null);
        assertThat(answers.stream().map(a -> a.getString("disclosure.clause")))
                .containsExactly("F4.3", null, "F4.1", "F4.8", null);
        assertThat(answers.get(4).getString("problem.errors[0].field")).isEqualTo("recipient");
        as(SERVICE)
                .post("/v1/decisions/" + answers.get(2).getString("id") + "/repeat")
                .then()
                .statusCode(200)
                .body("same", is(true));
    }

    private static void same(
            DisclosureWorld world, String person, String ground, String recipient, String rule, String clause) {
        ValidatableResponse answer = ask(world, person, "support", recipient, "");
        answer.body("decision", is("DENY"))
                .body("reasons[-1].rule", is("NO_GROUND_HOLDS"))
                .body("disclosure.ground", is(ground))
                .body("disclosure.refusal", is(rule))
                .body("disclosure.clause", is(clause));
        String article = answer.extract().path("disclosure.article");
        world.ask(ground, recipient, "email", person(person))
                .statusCode(422)
                .body("rule", is(rule))
                .body("clause", is(clause))
                .body("article", is(article));
        repeats(world, answer);
    }

    private static void repeats(DisclosureWorld world, ValidatableResponse answer) {
        String first = answer.extract().asString();
        String repeated = as(world.given.author)
                .post("/v1/decisions/" + JsonPath.from(first).getString("id") + "/repeat")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(repeated).isEqualTo("{\"same\":true,\"decision\":" + first + "}");
    }

    private static String abroad(DisclosureWorld world) {
        return Registering.record(
                world.given,
                "recipients",
                "abroad",
                Registering.recipientJson("BUSINESS_PARTNER", "Partner abroad", Registering.bound())
                        .replace("\"JP\"", "\"US\""));
    }

    private static String line(DisclosureWorld world, String person, String purpose, String recipient) {
        return question(world, person, purpose, recipient, "").replace("\n", "") + "\n";
    }

    private static ValidatableResponse ask(
            DisclosureWorld world, String person, String purpose, String recipient, String more) {
        return as(SERVICE)
                .body(question(world, person, purpose, recipient, more))
                .post("/v1/decisions")
                .then()
                .statusCode(200);
    }

    private static String question(
            DisclosureWorld world, String person, String purpose, String recipient, String more) {
        return """
                {"person": "%s", "company": "%s", "purpose": "%s", "operation": "DISCLOSE", "recipient": "%s"%s}
                """.formatted(person, world.given.company, purpose, recipient, more);
    }
}
