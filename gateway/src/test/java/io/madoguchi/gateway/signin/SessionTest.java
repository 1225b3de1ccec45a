package io.madoguchi.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.madoguchi.gateway.testing.GatewayResource;
import io.madoguchi.gateway.testing.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayResource.class)
class SessionTest {

    private static final Duration NOTICED = Duration.ofSeconds(4);

    @TestHTTPResource("/")
    URI door;

    @ConfigProperty(name = "madoguchi.signin.issuer")
    String issuer;

    @Inject
    DataSource database;

    @Inject
    Sessions sessions;

    @Test
    void anExpiredAccessTokenIsRefreshedOnceForAllWhoAsk() throws Exception {
        Browser browser = Browser.signedIn(door, "persona=refresh&life=1");
        int before = Integer.parseInt(Browser.ask(issuer + "/control/refreshed"));

        List<String> bearers;
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<String> ask = () -> {
                Browser tab = new Browser(door);
                tab.cookies.putAll(browser.cookies);
                return tab.bearer();
            };
            bearers = threads.invokeAll(java.util.Collections.nCopies(16, ask)).stream()
                    .map(SessionTest::done)
                    .toList();
        }

        assertThat(bearers).hasSize(16).doesNotContain("");
        assertThat(bearers.stream().distinct()).hasSize(1);
        assertThat(Integer.parseInt(Browser.ask(issuer + "/control/refreshed")) - before)
                .isEqualTo(1);
    }

    private static String done(Future<String> future) {
        try {
            return future.get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aSessionThatEndedAtTheProviderEndsHere() {
        Browser browser = Browser.signedIn(door, "persona=forgotten&life=1");
        Browser.ask(issuer + "/control/forget");

        assertThat(browser.bearer()).isEmpty();
        assertThat(rows("forgotten")).isZero();
    }

    @Test
    void aSessionThatNobodyUsedIsOver() throws SQLException {
        Browser browser = Browser.signedIn(door, "persona=idle");
        change("used_at = now() - interval '31 minutes'", "idle");

        await().atMost(NOTICED).until(() -> browser.bearer().isEmpty());
        assertThat(rows("idle")).isZero();
    }

    @Test
    void aSessionIsOverAfterADayOfWorkHoweverBusy() throws SQLException {
        Browser browser = Browser.signedIn(door, "persona=busy");
        assertThat(browser.bearer()).isNotEmpty();
        change("expires_at = now() - interval '1 second'", "busy");

        await().atMost(NOTICED).until(() -> browser.bearer().isEmpty());
    }

    @Test
    void aUseIsWrittenDown() throws SQLException {
        Browser browser = Browser.signedIn(door, "persona=used");
        change("used_at = now() - interval '20 minutes'", "used");
        await().atMost(NOTICED).until(() -> {
            browser.bearer();
            return count("subject = 'subject-of-used' and used_at > now() - interval '1 minute'") == 1;
        });
    }

    @Test
    void theSweepTakesWhatIsOverAndNothingElse() throws SQLException {
        Browser.signedIn(door, "persona=swept");
        Browser.signedIn(door, "persona=kept");
        change("expires_at = now() - interval '1 second'", "swept");

        sessions.sweep();

        assertThat(rows("swept")).isZero();
        assertThat(rows("kept")).isEqualTo(1);
    }

    @Test
    void tokensOfOneSessionOpenNoOther() throws SQLException {
        Browser mine = Browser.signedIn(door, "persona=mine");
        Browser.signedIn(door, "persona=theirs");
        change("tokens = (select tokens from session where subject = 'subject-of-theirs')", "mine");

        await().atMost(NOTICED).until(() -> mine.bearer().isEmpty());
    }

    @Test
    void signOutEndsTheSessionHereAndAtTheProvider() {
        Browser browser = Browser.signedIn(door, "persona=leaving");
        String csrf = csrf("leaving");
        int before = Integer.parseInt(Browser.ask(issuer + "/control/ended"));
        String former = browser.cookies.get(Browser.SESSION);

        assertThat(signOut(browser, "csrf=wrong", "Sec-Fetch-Site: same-origin").status())
                .isEqualTo(403);
        assertThat(signOut(browser, "csrf=" + csrf, "Sec-Fetch-Site: cross-site")
                        .status())
                .isEqualTo(403);
        assertThat(signOut(browser, "csrf=" + csrf).status()).isEqualTo(403);
        assertThat(rows("leaving")).isEqualTo(1);
        Wire.Answer out = signOut(browser, "csrf=" + csrf, "Sec-Fetch-Site: same-origin");

        assertThat(out.status()).isEqualTo(303);
        assertThat(URI.create(out.headers().get("location")).getPath()).isEqualTo("/");
        assertThat(browser.cookies).doesNotContainKey(Browser.SESSION);
        assertThat(Integer.parseInt(Browser.ask(issuer + "/control/ended")) - before)
                .isEqualTo(1);
        browser.cookies.put(Browser.SESSION, former);
        assertThat(browser.bearer()).isEmpty();
        assertThat(signOut(new Browser(door), "csrf=").status()).isEqualTo(303);
    }

    private static Wire.Answer signOut(Browser browser, String body, String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = "Content-Type: application/x-www-form-urlencoded";
        return browser.post("/signout", body, all);
    }

    @Test
    void aCommandWithASessionMustComeFromAPageOfThisHouse() {
        Browser browser = Browser.signedIn(door, "persona=csrf");
        String token = "X-CSRF-Token: " + csrf("csrf");
        String target = "/api/subscription/v1/echo";

        assertThat(browser.post(target, "x").status()).isEqualTo(403);
        assertThat(browser.post(target, "x", token).status()).isEqualTo(403);
        assertThat(browser.post(target, "x", "Sec-Fetch-Site: same-origin").status())
                .isEqualTo(403);
        assertThat(browser.post(target, "x", "Sec-Fetch-Site: same-site", token).status())
                .isEqualTo(403);
        assertThat(browser.post(target, "x", "Origin: https://evil.example.com", token)
                        .status())
                .isEqualTo(403);
        assertThat(browser.post(target, "x", "Origin: null", token).status()).isEqualTo(403);
        assertThat(browser.post(target, "x", "Sec-Fetch-Site: same-origin", "X-CSRF-Token: wrong")
                        .body())
                .contains("/problems/forged-request");
        Wire.Answer origin = browser.post(target, "x", "Origin: http://localhost:8080", token);
        Wire.Answer site = browser.post(target, "x", "Origin: null", "Sec-Fetch-Site: same-origin", token);

        assertThat(origin.status()).isEqualTo(200);
        assertThat(site.status()).isEqualTo(200);
        assertThat(site.body())
                .contains("authorization: Bearer ")
                .doesNotContain("cookie:")
                .doesNotContain("x-csrf");
        assertThat(site.headers()).containsEntry("cache-control", "no-store");
    }

    @Test
    void whoSendsACookieIsThatSessionOrNobody() {
        Browser browser = Browser.signedIn(door, "persona=cookie");
        Wire.Answer both = browser.get("/api/subscription/v1/echo", "Authorization: Bearer mine");
        Browser unknown = new Browser(door);
        unknown.cookies.put(Browser.SESSION, "Z".repeat(43));
        Wire.Answer stranger = unknown.get("/api/subscription/v1/echo", "Authorization: Bearer mine");

        assertThat(both.body()).contains("authorization: Bearer ey").doesNotContain("Bearer mine");
        assertThat(stranger.body()).doesNotContain("authorization");
    }

    @Test
    void theProviderCanEndASession() {
        Browser ended = Browser.signedIn(door, "persona=backchannel&sid=sid-a");
        Browser other = Browser.signedIn(door, "persona=backchannel&sid=sid-b");
        assertThat(ended.bearer()).isNotEmpty();

        assertThat(logout("sid=sid-a").status()).isEqualTo(200);
        assertThat(logout("sid=sid-a").status()).isEqualTo(200);

        assertThat(ended.bearer()).isEmpty();
        assertThat(other.bearer()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"signature", "audience", "event", "nonce"})
    void aLogoutTokenThatDoesNotHoldEndsNothing(String fault) {
        Browser browser = Browser.signedIn(door, "persona=staying&sid=sid-" + fault);

        Wire.Answer answer = logout("sid=sid-" + fault + "&fault=" + fault);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(browser.bearer()).isNotEmpty();
    }

    @Test
    void anIdTokenOrNothingIsNoLogoutToken() {
        String form = "Content-Type: application/x-www-form-urlencoded";
        assertThat(new Browser(door)
                        .post("/signin/backchannel-logout", "logout_token=x", form)
                        .status())
                .isEqualTo(400);
        assertThat(new Browser(door)
                        .post("/signin/backchannel-logout", "a=b", form)
                        .status())
                .isEqualTo(400);
        assertThat(new Browser(door)
                        .post("/signin/backchannel-logout", "{}", "Content-Type: application/json")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void aStrangerAtTheConsoleIsSentToSignIn() {
        Wire.Answer answer = new Browser(door).get("/console/issues?company=aoba");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.headers()).containsEntry("location", "/signin?next=%2Fconsole%2Fissues%3Fcompany%3Daoba");
    }

    private Wire.Answer logout(String query) {
        String token = Browser.ask(issuer + "/control/logout-token?" + query);
        return new Browser(door)
                .post(
                        "/signin/backchannel-logout",
                        "logout_token=" + token,
                        "Content-Type: application/x-www-form-urlencoded");
    }

    private String csrf(String persona) {
        try (var connection = database.getConnection();
                var row = connection
                        .createStatement()
                        .executeQuery("select csrf from session where subject = 'subject-of-" + persona + "'")) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private long rows(String persona) {
        return count("subject = 'subject-of-" + persona + "'");
    }

    private long count(String condition) {
        try (var connection = database.getConnection();
                var row =
                        connection.createStatement().executeQuery("select count(*) from session where " + condition)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void change(String assignment, String persona) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "update session set " + assignment + " where subject = 'subject-of-" + persona + "'");
        }
    }
}
