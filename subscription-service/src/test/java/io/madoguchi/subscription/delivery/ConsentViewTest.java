package io.madoguchi.subscription.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.events.Ids;
import io.madoguchi.persons.Holder;
import io.madoguchi.testing.ServiceResource;
import io.madoguchi.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Senders stop by themselves when consent-service is silent (design section 3, P2). */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class ConsentViewTest extends Sending {

    @Inject
    ConsentView view;

    private UUID issue;

    @BeforeEach
    void openAnIssue() {
        issue = Ids.next();
        change("insert into delivery_gate (issue, state, changed_at) values (?, 'OPEN', now())", issue);
        ledger.plan(
                new Assignment(Ids.next(), MailKind.TEST, Ids.next(), null, "aoba", holder(), Locale.ENGLISH),
                clock.instant(),
                config.timeToLive());
        change("update delivery set lane = 'BULK'");
    }

    @AfterEach
    void hearAgain() {
        change("delete from delivery");
        view.heard();
        view.look();
    }

    @Test
    void noIssueIsClaimedBeforeConsentServiceWasEverHeard() {
        change("delete from consent_view");
        view.look();

        assertThat(ledger.claim(Lane.BULK, 10, clock.instant())).isEmpty();

        heartbeat(Tokens.service("consent-service"), 204);
        heartbeat(Tokens.service("consent-service"), 204);
        view.look();
        assertThat(ledger.claim(Lane.BULK, 10, clock.instant())).hasSize(1);
    }

    @Test
    void aMailThatWaitedForItsLastCheckFindsTheGateShut() {
        view.heard();
        view.look();
        assertThat(gate()).isEqualTo(Gate.OPEN);

        change("update consent_view set heard_at = now() - interval '21 seconds'");
        view.look();

        assertThat(gate()).isEqualTo(Gate.HELD);
        assertThat(QuarkusTransaction.requiringNew().call(() -> ledger.gate(null)))
                .as("a confirmation needs only its own service")
                .isEqualTo(Gate.OPEN);
    }

    @Test
    void aViewGrowsOldWithoutAnotherLook() {
        change("insert into consent_view (heard_at) values (now()) on conflict (sole) do update set heard_at = now()");
        change("update consent_view set heard_at = now() - interval '19900 milliseconds'");
        view.look();

        org.awaitility.Awaitility.await().until(() -> !view.isFresh());

        assertThat(ledger.claim(Lane.BULK, 10, clock.instant())).isEmpty();
    }

    @Test
    void onlyServicesBeat() {
        given().put("/v1/heartbeats/consent-service").then().statusCode(401);
        heartbeat(Tokens.staff("emi", "editor"), 403);
    }

    private static void heartbeat(String token, int status) {
        given().auth()
                .oauth2(token)
                .put("/v1/heartbeats/consent-service")
                .then()
                .statusCode(status);
    }

    private Gate gate() {
        return QuarkusTransaction.requiringNew().call(() -> ledger.gate(issue));
    }

    private Holder holder() {
        return new Holder(person(), 1);
    }
}
