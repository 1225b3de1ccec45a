package io.madoguchi.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.gateway.testing.GatewayResource;
import io.madoguchi.gateway.testing.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayResource.class)
class SigninTest {

    @TestHTTPResource("/")
    URI door;

    @ConfigProperty(name = "madoguchi.signin.issuer")
    String issuer;

    @Inject
    DataSource database;

    @Inject
    SessionSeal seal;

    @Test
    void signInEndsOnAPageOfThisHouseWithASessionThatTheBrowserCannotRead() {
        Browser browser = new Browser(door);
        Wire.Answer start = browser.get("/signin?next=/console/issues?company=aoba%26state=DRAFT&l=ja");

        assertThat(start.status()).isEqualTo(303);
        assertThat(start.headers().get("location"))
                .startsWith(issuer + "/authorize?")
                .contains("code_challenge_method=S256", "response_type=code", "client_id=gateway", "ui_locales=ja")
                .contains("redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fsignin%2Fcallback");
        assertThat(start.headers().get("set-cookie"))
                .startsWith(Browser.TRANSACTION + "=")
                .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=600");

        String target = browser.callback(URI.create(start.headers().get("location")), "persona=emi");
        Wire.Answer back = browser.get(target);

        assertThat(back.status()).isEqualTo(200);
        assertThat(back.body())
                .contains("content=\"0;url=/console/issues?company=aoba&amp;state=DRAFT\"")
                .contains("lang=\"ja\"");
        assertThat(back.headers().get("set-cookie").lines().filter(c -> c.startsWith(Browser.SESSION + "=")))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie)
                        .contains("Secure", "HttpOnly", "SameSite=Strict", "Path=/")
                        .doesNotContain("Max-Age", "Domain"));
        assertThat(back.headers())
                .containsEntry("cache-control", "no-store")
                .containsEntry("referrer-policy", "no-referrer");
        assertThat(browser.cookies).containsOnlyKeys(Browser.SESSION);
        assertThat(browser.cookies.get(Browser.SESSION)).matches("[A-Za-z0-9_-]{43}");
        assertThat(TokenSetReading.subject(browser.bearer())).isEqualTo("subject-of-emi");
    }

    @Test
    void theTableHoldsNothingASessionCouldBeTakenWith() throws SQLException {
        Browser browser = Browser.signedIn(door, "persona=tableless");
        String bearer = browser.bearer();

        try (var connection = database.getConnection();
                var row = connection
                        .createStatement()
                        .executeQuery("select s::text from session s where subject = 'subject-of-tableless'")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1))
                    .doesNotContain(browser.cookies.get(Browser.SESSION))
                    .doesNotContain(bearer)
                    .doesNotContain(bearer.split("\\.")[1])
                    .doesNotContain("Name of");
        }
    }

    @Test
    void anAnswerForAnotherWalkIsRefused() {
        Browser browser = new Browser(door);
        String target = browser.callback(browser.start("/signin"), "persona=emi");

        Wire.Answer answer = browser.get(target.replaceAll("state=[^&]+", "state=" + "A".repeat(43)));

        refused(browser, answer);
    }

    @Test
    void anAnswerWithoutTheCookieIsRefused() {
        Browser victim = new Browser(door);
        Browser attacker = new Browser(door);
        String target = attacker.callback(attacker.start("/signin"), "persona=attacker");

        refused(victim, victim.get(target));
    }

    @Test
    void aTransactionOfAnotherBrowserDoesNotHelp() {
        Browser victim = new Browser(door);
        Browser attacker = new Browser(door);
        String target = attacker.callback(attacker.start("/signin"), "persona=attacker");
        victim.start("/signin");

        refused(victim, victim.get(target));
    }

    @Test
    void aCodeWorksOnce() {
        Browser browser = new Browser(door);
        URI page = browser.start("/signin");
        Map<String, String> before = Map.copyOf(browser.cookies);
        String target = browser.callback(page, "persona=emi");
        assertThat(browser.get(target).status()).isEqualTo(200);

        Browser again = new Browser(door);
        again.cookies.putAll(before);

        refused(again, again.get(target));
    }

    @Test
    void aTransactionThatTookTooLongIsRefused() {
        Browser browser = new Browser(door);
        String target = browser.callback(browser.start("/signin"), "persona=emi");
        LoginTransaction real = LoginTransaction.open(seal, browser.cookies.get(Browser.TRANSACTION), Instant.now())
                .orElseThrow();
        LoginTransaction old = new LoginTransaction(
                real.state(),
                real.nonce(),
                real.verifier(),
                real.next(),
                null,
                -1,
                "en",
                Instant.now().minusSeconds(1));
        browser.cookies.put(Browser.TRANSACTION, old.seal(seal));

        refused(browser, browser.get(target));
    }

    @Test
    void aTransactionThatWasTouchedIsRefused() {
        Browser browser = new Browser(door);
        String target = browser.callback(browser.start("/signin"), "persona=emi");
        String sealed = browser.cookies.get(Browser.TRANSACTION);
        char last = sealed.charAt(sealed.length() - 3);
        browser.cookies.put(
                Browser.TRANSACTION,
                sealed.substring(0, sealed.length() - 3)
                        + (last == 'A' ? 'B' : 'A')
                        + sealed.substring(sealed.length() - 2));

        refused(browser, browser.get(target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonce", "issuer", "audience", "expired", "signature"})
    void anIdTokenThatDoesNotHoldIsRefused(String fault) {
        Browser browser = new Browser(door);

        refused(browser, browser.get(browser.callback(browser.start("/signin"), "fault=" + fault)));
    }

    @Test
    void anAnswerOfAnotherIssuerIsRefused() {
        Browser browser = new Browser(door);
        String target = browser.callback(browser.start("/signin"), "persona=emi");

        refused(browser, browser.get(target.replaceAll("iss=[^&]+", "iss=https://other.example.com")));
    }

    @Test
    void whoGivesUpIsToldSo() {
        Browser browser = new Browser(door);
        String target = browser.callback(browser.start("/signin"), "persona=emi");

        refused(browser, browser.get(target.replaceAll("code=[^&]+", "error=access_denied")));
    }

    @Test
    void aStepUpAsksForTheLevelAndChecksThatItWasReached() {
        Browser browser = new Browser(door);
        URI page = browser.start("/signin?next=/console&acr=2");

        assertThat(page.getRawQuery()).contains("acr_values=2", "max_age=300");
        assertThat(browser.get(browser.callback(page, "persona=emi")).status()).isEqualTo(200);
        refused(new Browser(door), "acr", "/signin?acr=2");
        refused(new Browser(door), "auth-time", "/signin?acr=2&max_age=60");
    }

    private void refused(Browser browser, String fault, String start) {
        refused(browser, browser.get(browser.callback(browser.start(start), "fault=" + fault)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/signin?acr=%3Cx%3E", "/signin?max_age=-1", "/signin?max_age=99999999"})
    void aStepUpThatMakesNoSenseIsRefused(String target) {
        assertThat(new Browser(door).get(target).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example.com/, /",
        "//evil.example.com/, /",
        "/%5Cevil.example.com, /",
        "/%2F%2Fevil.example.com, /",
        "javascript:alert(1), /",
        "console, /",
        "/signin?next=/, /",
        "/api/subscription/v1/x, /",
        "/ja/topics, /ja/topics"
    })
    void theWayOnLeadsToAPageOfThisHouse(String next, String expected) {
        Browser browser = new Browser(door);
        String wished = java.net.URLEncoder.encode(next, java.nio.charset.StandardCharsets.UTF_8);
        Wire.Answer page = browser.get(browser.callback(browser.start("/signin?next=" + wished), "persona=emi"));

        assertThat(page.body()).contains("content=\"0;url=" + expected + "\"");
    }

    @Test
    void aPlantedIdIsNeverTheSession() {
        Browser browser = new Browser(door);
        String planted = "P".repeat(43);
        browser.cookies.put(Browser.SESSION, planted);

        browser.get(browser.callback(browser.start("/signin"), "persona=emi"));

        assertThat(browser.cookies.get(Browser.SESSION)).isNotEqualTo(planted);
        Browser attacker = new Browser(door);
        attacker.cookies.put(Browser.SESSION, planted);
        assertThat(attacker.bearer()).isEmpty();
    }

    @Test
    void signingInAgainEndsTheFormerSession() {
        Browser browser = Browser.signedIn(door, "persona=twice");
        String former = browser.cookies.get(Browser.SESSION);
        browser.get(browser.callback(browser.start("/signin"), "persona=twice"));

        Browser old = new Browser(door);
        old.cookies.put(Browser.SESSION, former);
        assertThat(old.bearer()).isEmpty();
        assertThat(browser.bearer()).isNotEmpty();
    }

    @Test
    void withoutTheProviderSignInIsAProblemAndThePublicPartGoesOn() {
        Browser.signedIn(door, "persona=before");
        Browser expiring = Browser.signedIn(door, "persona=away&life=1");
        Browser.ask(issuer + "/control/away?now=true");
        try {
            Browser browser = new Browser(door);
            Wire.Answer back = browser.get(callbackWhileAway(browser));

            assertThat(back.status()).isEqualTo(503);
            assertThat(back.headers()).containsKey("retry-after");
            assertThat(expiring.get("/api/subscription/v1/echo").status()).isEqualTo(503);
            assertThat(expiring.get("/one-click/" + "A".repeat(43)).status()).isEqualTo(303);
        } finally {
            Browser.ask(issuer + "/control/away?now=false");
        }
        assertThat(expiring.bearer()).isNotEmpty();
    }

    private static String callbackWhileAway(Browser browser) {
        String state = browser.start("/signin").getRawQuery().replaceAll(".*state=([^&]+).*", "$1");
        return "/signin/callback?code=any&state=" + state;
    }

    private static void refused(Browser browser, Wire.Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(answer.body()).contains("/problems/sign-in-failed");
        assertThat(browser.cookies).doesNotContainKey(Browser.SESSION).doesNotContainKey(Browser.TRANSACTION);
    }
}
