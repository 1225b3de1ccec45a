package io.madoguchi.consent.consent;

import static io.madoguchi.consent.Given.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.madoguchi.consent.ConsentWorld;
import io.madoguchi.consent.Given;
import io.madoguchi.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
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
                .body("revisions.consentEvent", notNullValue());

        as(SERVICE)
                .body("{\"company\": \"" + reader.world.company + "\", \"purpose\": \"" + reader.world.purpose + "\"}")
                .post("/v1/persons/" + reader.person + "/withdrawals")
                .then()
                .statusCode(200);

        decide(reader, reader.world.purpose)
                .body("decision", is("DENY"))
                .body("reasons[-1].rule", is("CONSENT_WITHDRAWN"));
    }

    @Test
    void thePastIsAskedOnBothAxes() {
        Readers reader = Readers.of(Given.open());
        Instant before = Instant.now();
        Readers.hear(listener, reader.confirmed());
        Instant given = Instant.now();
        withdraw(reader);
        Instant now = Instant.now();

        at(reader, given, now).body("decision", is("ALLOW")).body("purposeVersion", is(1));
        at(reader, given, given).body("decision", is("ALLOW"));
        at(reader, now, given).body("decision", is("ALLOW"));
        at(reader, now, now).body("decision", is("DENY")).body("reasons[-1].rule", is("CONSENT_WITHDRAWN"));
        // said five seconds before we heard of it
        at(reader, before, before).body("reasons[-1].rule", is("NO_CONSENT"));
        at(reader, before, now).body("decision", is("ALLOW"));
    }

    /** Whoever asks after the answer to a withdrawal hears no, however many ask and withdraw at once. */
    @Test
    void noAllowStartsAfterTheAcknowledgementOfAWithdrawal() throws Exception {
        Given world = Given.open();
        try (ExecutorService crowd = Executors.newFixedThreadPool(6)) {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                Readers reader = Readers.of(world);
                Readers.hear(listener, reader.confirmed());
                AtomicBoolean acknowledged = new AtomicBoolean();
                all.add(crowd.submit(() -> {
                    int late = 0;
                    for (int ask = 0; ask < 15; ask++) {
                        boolean after = acknowledged.get();
                        String decision = decide(reader, "news").extract().path("decision");
                        late += after && !"DENY".equals(decision) ? 1 : 0;
                    }
                    return late;
                }));
                all.add(crowd.submit(() -> {
                    withdraw(reader);
                    acknowledged.set(true);
                    return "DENY".equals(decide(reader, "news").extract().path("decision")) ? 0 : 1;
                }));
            }
            for (Future<Integer> one : all) {
                assertThat(one.get())
                        .as("allowed after the withdrawal was answered")
                        .isZero();
            }
        }
    }

    private static ValidatableResponse at(Readers reader, Instant at, Instant knownAt) {
        return as(SERVICE)
                .body("""
                        {"person": "%s", "company": "%s", "purpose": "news", "operation": "USE", "at": "%s",
                         "knownAt": "%s"}
                        """.formatted(reader.person, reader.world.company, at, knownAt))
                .post("/v1/decisions")
                .then()
                .statusCode(200);
    }

    private static void withdraw(Readers reader) {
        as(SERVICE)
                .body("{\"company\": \"" + reader.world.company + "\", \"purpose\": \"" + reader.world.purpose + "\"}")
                .post("/v1/persons/" + reader.person + "/withdrawals")
                .then()
                .statusCode(200);
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
