package io.madoguchi.acceptance.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import io.madoguchi.acceptance.house.Browser;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Newsroom;
import io.madoguchi.acceptance.house.Reader;
import io.madoguchi.acceptance.house.SignInPage;
import io.madoguchi.acceptance.house.Sweepstake;
import io.madoguchi.acceptance.house.Topic;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console, through the real sign-in, in a real browser. */
@InTheHouse
class ConsoleIT {

    private final House house;
    private final Look look = new Look();

    ConsoleIT(House house) {
        this.house = house;
    }

    @Test
    void whoIsNotSignedInIsSentToSignIn() {
        for (String path : List.of("/console", "/console/issues", "/console/deliveries/unknown")) {
            Response sent = house.visitor().api().get(path);
            assertThat(sent.statusCode()).as(path).isBetween(302, 303);
            assertThat(sent.header("Location")).as(path).contains("/signin").contains("next=");
        }
        Response login = house.visitor().api().get("/signin?next=/console");
        assertThat(login.header("Location"))
                .startsWith(house.desk().issuer())
                .contains("code_challenge_method=S256")
                .contains("response_type=code");
        assertThat(house.visitor()
                        .api()
                        .get("/signin?next=https://elsewhere.example.com/")
                        .header("Location"))
                .doesNotContain("elsewhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void theSignInSpeaksTheLanguageOfTheBrowser(String language) {
        for (int width : Look.widths(language)) {
            try (BrowserContext context = house.browser().visit(language, width, true)) {
                Page page = context.newPage();
                page.navigate(house.site() + "/console");
                assertThat(page.url()).startsWith(house.desk().issuer());
                assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
                show(page, "keycloak/sign-in", language);
                page.locator("#username").fill("nobody@example.jp");
                page.locator("#password").fill("not this one");
                page.locator("#kc-login").click();
                page.locator("[aria-invalid=true]").first().waitFor();
                show(page, "keycloak/sign-in-faulty", language);
            }
        }
    }

    /** Keycloak's page in our look, by day and by night. */
    private void show(Page page, String name, String language) {
        assertThat(page.locator("header").innerText())
                .as("whose page it is")
                .contains(language.equals("ja") ? "個人情報の窓口" : "The privacy counter");
        for (ColorScheme light : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(light));
            String seen = name + (light == ColorScheme.DARK ? "-dark" : "");
            look.picture(page, seen, language);
            assertThat(Browser.faults(page)).as(seen + "-" + language).isEmpty();
        }
        assertThat((int) page.evaluate("() => document.documentElement.scrollWidth"))
                .as(name)
                .isLessThanOrEqualTo(page.viewportSize().width);
    }

    @Test
    void theBrowserHoldsNothingButAnOpaqueCookie() {
        try (BrowserContext context = house.browser().visit("en")) {
            Page page = context.newPage();
            SignInPage.open(house, page, "ana", "/console/issues");
            assertThat(page.url()).startsWith(house.site() + "/console/issues");

            List<Cookie> ours = context.cookies(house.site());
            assertThat(ours).hasSize(1);
            Cookie session = ours.getFirst();
            assertThat(session.name).isEqualTo("__Host-madoguchi");
            assertThat(session.httpOnly).isTrue();
            assertThat(session.secure).isTrue();
            assertThat(session.sameSite).isEqualTo(SameSiteAttribute.STRICT);
            assertThat(session.value).hasSizeLessThan(100).doesNotContain("ey");
            assertThat((int) page.evaluate("() => localStorage.length + sessionStorage.length"))
                    .isEqualTo(0);
            assertThat(house.database("gateway").census().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isPositive();
        }
    }

    @Test
    void emiWritesAnaApprovesAndTheProofAddsUp() {
        Topic topic = house.visitor().newsletter();
        Reader reader = Reader.subscribed(house, topic, "ja");
        String mark = "console-" + UUID.randomUUID().toString().substring(0, 8);
        String issue;
        try (BrowserContext context = house.browser().visit("ja", 1280, false)) {
            Page page = context.newPage();
            SignInPage.open(house, page, "emi", "/console/issues/new?topic=" + topic.id());
            page.locator("#topic").selectOption(topic.id());
            for (String language : List.of("ja", "en")) {
                page.locator("#subject-" + language).fill(mark + " " + language);
                page.locator("#body-" + language).fill("# " + mark + "\n\n**" + language + "**");
            }
            page.locator("main form .actions button").click();
            page.waitForURL("**/console/issues/*");
            issue = page.url().replaceAll(".*/issues/([^?#]+).*", "$1");
            page.locator("button[value=review]").click();
            assertThat(page.locator("button[value=approval]").count())
                    .as("not one's own")
                    .isEqualTo(0);
        }
        assertThat(house.newsroom().look(issue).<String>path("state")).isEqualTo("REVIEWED");
        try (BrowserContext context = house.browser().visit("en", 1280, false)) {
            Page page = context.newPage();
            SignInPage.open(house, page, "ana", "/console/issues/" + issue);
            page.locator("button[value=approval]").click();
            page.locator("button[value=now]").click();
            house.newsroom().awaitCompleted(issue);
            page.navigate(house.site() + "/console/issues/" + issue);
            Map<String, Integer> counts = house.newsroom().look(issue).path("counts");
            int planned = counts.get("planned");
            assertThat(planned).isPositive();
            assertThat(counts.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(2 * planned);
            assertThat(page.locator("table tfoot").innerText()).contains("" + planned);
            assertThat(page.locator("svg.proof rect").count()).isGreaterThan(1);
        }
        assertThat(reader.issue(mark).text()).contains(mark);
    }

    @Test
    void aFormOfAnotherSessionIsRefused() {
        String issue = house.newsroom().write(house.visitor().newsletter().id(), "csrf-" + UUID.randomUUID());
        try (BrowserContext context = house.browser().visit("en")) {
            Page page = context.newPage();
            SignInPage.open(house, page, "emi", "/console/issues/" + issue);
            page.evaluate("() => document.querySelector('aside form [name=once]').value = 's.forged'");
            page.locator("button[value=review]").click();
            page.waitForLoadState();
        }

        assertThat(house.newsroom().look(issue).<String>path("state")).isEqualTo("DRAFT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void consolePagesAreFitToShow(String language) {
        Topic topic = house.registrar("aoba").openTopic();
        Reader.subscribed(house, topic, language);
        Map<String, String> issues = issuesInEveryState(topic);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("console/home", "");
        pages.put("console/topics", "/topics");
        pages.put("console/topicForm", "/topics/new");
        pages.put("console/topicForm-edit", "/topics/" + topic.id());
        pages.put("console/issues", "/issues");
        pages.put("console/issues-completed", "/issues?state=COMPLETED");
        pages.put("console/issueForm", "/issues/new?topic=" + topic.id());
        pages.put("console/issueForm-edit", "/issues/" + issues.get("draft") + "/edit");
        issues.forEach((state, issue) -> pages.put("console/issue-" + state, "/issues/" + issue));
        pages.put("console/preview", "/issues/" + issues.get("draft") + "/preview?locale=" + language);
        pages.put("console/unknown", "/deliveries/unknown");

        inEachWidth(language, "emi", page -> {
            show(page, pages, language);
            for (String form : List.of("topic", "issue")) {
                page.navigate(house.site() + "/console/" + form + "s/new");
                page.locator("main form .actions button").click();
                page.waitForLoadState();
                look.at(page, "console/" + form + "Form-faulty", language);
            }
        });
        inEachWidth(
                language,
                "ana",
                page -> show(
                        page,
                        Map.of(
                                "console/home-approver", "",
                                "console/issue-approver", "/issues/" + issues.get("reviewed"),
                                "console/issue-approved-approver", "/issues/" + issues.get("approved")),
                        language));
        inEachWidth(language, "haru", page -> look.at(page, "portal/problem-403", language));

        assertThat(look.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void promotionsAreFitToShow(String language) {
        Map<String, Sweepstake> promotions = promotionsInEveryState();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("console/promotions", "/promotions");
        pages.put("console/promotionForm", "/promotions/new");
        pages.put(
                "console/promotionForm-edit",
                "/promotions/" + promotions.get("draft").id() + "/edit");
        pages.put(
                "console/promotionRules",
                "/promotions/" + promotions.get("open").id() + "/rules");
        promotions.forEach(
                (state, promotion) -> pages.put("console/promotion-" + state, "/promotions/" + promotion.id()));
        inEachWidth(language, "emi", page -> {
            show(page, pages, language);
            page.navigate(house.site() + "/console/promotions/new");
            page.locator("main form .actions button").click();
            page.waitForLoadState();
            look.at(page, "console/promotionForm-faulty", language);
        });
        inEachWidth(
                language,
                "ana",
                page -> show(
                        page,
                        Map.of(
                                "console/promotion-draft-approver",
                                "/promotions/" + promotions.get("draft").id(),
                                "console/promotion-closed-approver",
                                "/promotions/" + promotions.get("closed").id()),
                        language));

        assertThat(look.faults()).isEmpty();
    }

    private Map<String, Sweepstake> promotionsInEveryState() {
        Map<String, Sweepstake> promotions = new LinkedHashMap<>();
        promotions.put(
                "draft",
                Sweepstake.drafted(
                        house, Map.of("kind", "GENERAL", "transactionValue", 200, "expectedSales", 1_000_000)));
        promotions.put("open", Sweepstake.published(house, Map.of()).open());
        promotions.put("closed", Sweepstake.published(house, Map.of()).open().close());
        promotions.get("closed").state();
        Sweepstake drawn = Sweepstake.published(house, Map.of()).open();
        for (int i = 0; i < 3; i++) {
            drawn.enter("ja", "drawn-" + UUID.randomUUID() + "@example.jp");
        }
        drawn.close();
        drawn.state();
        drawn.draw();
        promotions.put("drawn", drawn);
        return promotions;
    }

    private Map<String, String> issuesInEveryState(Topic topic) {
        Newsroom newsroom = house.newsroom();
        Map<String, String> issues = new LinkedHashMap<>();
        for (String state :
                List.of("draft", "rejected", "reviewed", "approved", "scheduled", "stopped", "sent", "lost")) {
            issues.put(
                    state,
                    newsroom.write(
                            topic.id(),
                            state + " " + UUID.randomUUID().toString().substring(0, 4)));
        }
        newsroom.handIn(issues.get("rejected"));
        newsroom.reject(issues.get("rejected"), "日付が去年のままです。 The date is last year's.");
        newsroom.handIn(issues.get("reviewed"));
        List.of("approved", "scheduled", "stopped", "sent", "lost")
                .forEach(state -> newsroom.approve(issues.get(state)));
        for (String later : List.of("scheduled", "stopped")) {
            newsroom.schedule(issues.get(later), Instant.now().plus(Duration.ofDays(2)));
        }
        newsroom.stop(issues.get("stopped"));
        newsroom.sendNow(issues.get("sent"));
        newsroom.awaitCompleted(issues.get("sent"));
        // nobody learns what became of this one
        house.mailbox().mode("drop-after-dot");
        newsroom.sendNow(issues.get("lost"));
        newsroom.awaitCompleted(issues.get("lost"));
        house.mailbox().mode("ok");
        return issues;
    }

    private void inEachWidth(String language, String person, Consumer<Page> walk) {
        for (int width : Look.widths(language)) {
            try (BrowserContext context = house.browser().visit(language, width, true)) {
                Page page = context.newPage();
                SignInPage.open(house, page, person, "/console?l=" + language);
                walk.accept(page);
            }
        }
    }

    private void show(Page page, Map<String, String> pages, String language) {
        pages.forEach((name, path) -> {
            page.navigate(house.site() + "/console" + path);
            assertThat(page.url()).as(name).contains("/console");
            look.at(page, name, language);
        });
    }
}
