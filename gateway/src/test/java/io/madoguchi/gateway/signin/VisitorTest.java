package io.madoguchi.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.gateway.testing.GatewayResource;
import io.madoguchi.gateway.testing.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayResource.class)
class VisitorTest {

    @TestHTTPResource("/")
    URI door;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @ConfigProperty(name = "madoguchi.signin.issuer")
    String issuer;

    @Test
    void aPageKnowsWhoVisits() {
        Browser browser = Browser.signedIn(door, "persona=visitor");

        assertThat(browser.get("/probe").body()).isEqualTo("true|Name of visitor|[editor]|[aoba]||43|true");
        assertThat(new Browser(door).get("/probe").body()).isEqualTo("false||[]|[]||0|false");
        assertThat(new Browser(door).get("/probe?l=ja").body()).isEqualTo("false||[]|[]||0|false");
    }

    @Test
    void theLanguageIsRememberedInTheSession() {
        Browser browser = Browser.signedIn(door, "persona=speaking");

        assertThat(browser.get("/probe?l=ja").body()).contains("|ja|");
        assertThat(browser.get("/probe").body()).contains("|ja|");
        assertThat(browser.get("/probe?l=xx").body()).contains("|ja|");
    }

    @Test
    void rolesDecideWhichPagesOpen() {
        Browser browser = Browser.signedIn(door, "persona=editor");

        assertThat(browser.get("/probe/editor").status()).isEqualTo(200);
        assertThat(browser.get("/probe/operator").status()).isEqualTo(403);
        assertThat(new Browser(door).get("/probe/editor").status()).isEqualTo(401);
        assertThat(new Browser(door)
                        .get("/probe/editor", "Authorization: Bearer a.b.c")
                        .status())
                .isEqualTo(401);
        assertThat(new Browser(door).get("/probe/editor").headers())
                .containsEntry("content-type", "application/problem+json");
    }

    @Test
    void aFormOfTheConsoleIsGoodInItsOwnSessionOnly() {
        Browser mine = Browser.signedIn(door, "persona=forms");
        Browser theirs = Browser.signedIn(door, "persona=others");
        Browser stranger = new Browser(door);
        String bound = mine.get("/probe/form?name=approve").body();
        String open = stranger.get("/probe/form?name=approve").body();

        String key = send(mine, "approve", bound, true);
        assertThat(key).matches("[0-9a-f-]{36}");
        assertThat(send(mine, "approve", bound, true)).as("sent again").isEqualTo(key);
        assertThat(send(mine, "reject", bound, true)).isEqualTo("FORGED");
        assertThat(send(theirs, "approve", bound, true)).isEqualTo("FORGED");
        assertThat(send(stranger, "approve", bound, true)).isEqualTo("FORGED");
        assertThat(send(mine, "approve", open, true)).isEqualTo("FORGED");
        assertThat(send(mine, "approve", open, false)).as("a public form").matches("[0-9a-f-]{36}");
    }

    private static String send(Browser browser, String name, String once, boolean staff) {
        return browser.post(
                        "/probe?name=" + name + "&staff=" + staff,
                        "once=" + once,
                        "Content-Type: application/x-www-form-urlencoded",
                        "Sec-Fetch-Site: same-origin")
                .body();
    }

    @Test
    void aFormSentFromElsewhereIsRefusedBeforeThePageSeesIt() {
        Browser browser = Browser.signedIn(door, "persona=victim");

        Wire.Answer answer = browser.post(
                "/probe?name=a",
                "once=x",
                "Content-Type: application/x-www-form-urlencoded",
                "Sec-Fetch-Site: cross-site");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("/problems/forged-request");
    }

    @Test
    void healthShowsTheServicesButDoesNotDependOnThem() {
        String ready = Browser.ask(management.resolve("/q/health/ready").toString());

        assertThat(ready).contains("\"status\": \"UP\"").contains("upstreams", "Database connections health check");
        assertThat(ready.replaceAll("\\s+", "")).contains("\"inquiry\":\"DOWN\"", "\"subscription\":\"UP\"");
    }

    @Test
    void metricsHoldNoTokensAndNoIds() {
        String token = "Secret_Token_In_An_Address_000000000000000";
        new Browser(door).get("/one-click/" + token);
        new Browser(door).post("/one-click/" + token, "List-Unsubscribe=One-Click");
        new Browser(door).get("/api/consent/v1/persons/1." + token + "/consents");
        new Browser(door).get("/signin/callback?code=" + token + "&state=" + token);
        new Browser(door).get("/ja/confirm/" + token);
        new Browser(door).get("/api/inquiry/v1/" + token);
        new Browser(door).get("/ja/confirm/" + token + ";x");
        new Browser(door).get("/probe/editor?t=" + token);
        new Browser(door).post("/signin/callback?x=" + token, "x");

        String metrics = Browser.ask(management.resolve("/q/metrics").toString());

        assertThat(metrics).contains("uri=\"/one-click/{token}\"").doesNotContain("Secret_Token");
    }
}
