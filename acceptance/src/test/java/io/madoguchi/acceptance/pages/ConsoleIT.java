package io.madoguchi.acceptance.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Newsroom;
import io.madoguchi.acceptance.house.Reader;
import io.madoguchi.acceptance.house.SignInPage;
import io.madoguchi.acceptance.house.Topic;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
        for (int width : Look.WIDTHS) {
            try (BrowserContext context = house.browser().visit(language, width, true)) {
                Page page = context.newPage();
                page.navigate(house.site() + "/console");
                assertThat(page.url()).startsWith(house.desk().issuer());
                assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
                look.picture(page, "sign-in", language);
            }
        }
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
        Topic topic = house.visitor().newsletter();
        Reader.subscribed(house, topic, language);
        Newsroom newsroom = house.newsroom();
        String draft = newsroom.write(
                topic.id(), "draft-" + UUID.randomUUID().toString().substring(0, 8));
        String sent =
                newsroom.send(topic.id(), "sent-" + UUID.randomUUID().toString().substring(0, 8));
        newsroom.awaitCompleted(sent);
        for (int width : Look.WIDTHS) {
            try (BrowserContext context = house.browser().visit(language, width, true)) {
                Page page = context.newPage();
                SignInPage.open(house, page, "emi", "/console?l=" + language);
                Map.of(
                                "console", "",
                                "console-topics", "/topics",
                                "console-topic-new", "/topics/new",
                                "console-issues", "/issues",
                                "console-issue-new", "/issues/new?topic=" + topic.id(),
                                "console-issue-draft", "/issues/" + draft,
                                "console-issue-sent", "/issues/" + sent,
                                "console-preview", "/issues/" + draft + "/preview?locale=" + language,
                                "console-unknown", "/deliveries/unknown")
                        .forEach((name, path) -> {
                            page.navigate(house.site() + "/console" + path);
                            assertThat(page.url()).as(name).contains("/console");
                            look.at(page, name, language);
                        });
            }
        }

        assertThat(look.faults()).isEmpty();
    }
}
