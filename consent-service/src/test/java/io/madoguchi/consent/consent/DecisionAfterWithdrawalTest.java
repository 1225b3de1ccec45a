package io.madoguchi.consent.consent;

import static io.madoguchi.consent.Given.as;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.madoguchi.consent.ConsentWorld;
import io.madoguchi.consent.Given;
import io.madoguchi.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** A decision follows the person's consent: allowed after the confirmation, denied from the withdrawal on. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class DecisionAfterWithdrawalTest {

    private static final String SERVICE = Tokens.service("subscription-service");

    @Inject
    SubscriptionListener listener;

    @Test
    void noAllowAfterAnAcknowledgedWithdrawal() {
        Readers reader = Readers.of(Given.open());
        Readers.hear(listener, reader.confirmed());
        decide(reader, "news")
                .body("decision", is("ALLOW"))
                .body("ground", is("CONSENT"))
                .body("purposeVersion", is(1))
                .body("policy", is(reader.world.policy))
                .body("episodes", hasItem(reader.episode.toString()));

        as(SERVICE)
                .body("{\"company\": \"" + reader.world.company + "\", \"purpose\": \"" + reader.world.purpose + "\"}")
                .post("/v1/persons/" + reader.person + "/withdrawals")
                .then()
                .statusCode(200);

        decide(reader, reader.world.purpose)
                .body("decision", is("DENY"))
                .body("reasons[-1].rule", is("CONSENT_WITHDRAWN"));
    }

    private static ValidatableResponse decide(Readers reader, String purpose) {
        return as(SERVICE)
                .body("""
                        {"person": "%s", "company": "%s", "purpose": "%s", "operation": "USE"}
                        """.formatted(reader.person, reader.world.company, purpose))
                .post("/v1/decisions")
                .then()
                .statusCode(200);
    }
}
