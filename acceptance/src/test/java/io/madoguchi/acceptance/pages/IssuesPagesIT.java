package io.madoguchi.acceptance.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Newsroom;
import io.madoguchi.acceptance.house.Reader;
import io.madoguchi.acceptance.house.SignInPage;
import io.madoguchi.acceptance.house.Topic;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writing, checking, correcting and taking back an issue, and what the public reads of it. */
@InTheHouse
class IssuesPagesIT {

    private static final String BROKEN = "<h1>秋の号</h1>\n<p>{reader.name}様、<b>新しい計器</p>\n"
            + "<p style=\"color:#cccccc\"><a href=\"https://www.elsewhere.example.com/\">先</a></p>";

    private final House house;
    private final Look look = new Look();

    IssuesPagesIT(House house) {
        this.house = house;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void issuesAreCheckedCorrectedAndArchived(String language) {
        Topic topic = house.registrar("aoba").openTopic();
        Reader reader = Reader.subscribed(house, topic, language);
        Newsroom newsroom = house.newsroom();
        String mark = "archive-" + UUID.randomUUID().toString().substring(0, 6);
        String first = newsroom.send(topic.id(), mark);
        reader.issue(mark);
        newsroom.awaitCompleted(first);
        String broken = broken(topic);
        String again = "again-" + UUID.randomUUID().toString().substring(0, 6);

        for (int width : Look.widths(language)) {
            try (BrowserContext context = house.browser().visit(language, width, true)) {
                Page page = context.newPage();
                SignInPage.open(house, page, "emi", "/console/issues/" + broken);
                page.locator("button[value=review]").click();
                page.waitForLoadState();
                look.at(page, "console/issue-blocked", language);
                assertThat(page.locator("a[href='#ja-body-2']").count()).isPositive();
                page.navigate(house.site() + "/console/issues/" + first);
                look.at(page, "console/issue-published", language);
                page.locator("a[href*='corrects=']").click();
                look.at(page, "console/issueForm-correction", language);
            }
        }
        String second = corrected(language, first, again);
        newsroom.approve(second);
        newsroom.sendNow(second);
        assertThat(reader.issue(again).only("References"))
                .isEqualTo(reader.issue(mark).only("Message-ID"));
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("archive/archivedIssues", "");
        pages.put("archive/archivedIssue", "/" + first);
        pages.put("archive/archivedIssue-correction", "/" + second);
        show(topic, pages, language);
        Response recalled = house.staff().emi().post(Newsroom.ISSUES + "/" + second + "/recall", Map.of());
        assertThat(recalled.statusCode()).as(recalled.asString()).isEqualTo(200);
        show(topic, Map.of("archive/archivedIssue-recalled", "/" + second), language);

        assertThat(look.faults()).isEmpty();
    }

    private void show(Topic topic, Map<String, String> pages, String language) {
        for (int width : Look.widths(language)) {
            try (BrowserContext context = house.browser().visit(language, width, true)) {
                Page page = context.newPage();
                pages.forEach((name, path) -> {
                    page.navigate(house.site() + "/" + language + "/topics/" + topic.id() + "/issues" + path);
                    look.at(page, name, language);
                });
            }
        }
    }

    private String broken(Topic topic) {
        Map<String, String> ja = Map.of("subject", "秋の号", "body", BROKEN, "format", "HTML");
        Map<String, String> en = Map.of("subject", "Autumn", "body", "A [link](javascript:x) and {reader.mood}.");
        Response written = house.staff()
                .emi()
                .post(
                        Newsroom.ISSUES,
                        Map.of("topic", topic.id(), "variants", Map.of("ja", ja, "en", en)),
                        UUID.randomUUID().toString());
        assertThat(written.statusCode()).as(written.asString()).isEqualTo(201);
        return written.path("id");
    }

    /** By the form that the button on the issue's page opens. */
    private String corrected(String language, String first, String subject) {
        try (BrowserContext context = house.browser().visit(language, 1280, false)) {
            Page page = context.newPage();
            SignInPage.open(house, page, "emi", "/console/issues/" + first);
            page.locator("a[href*='corrects=']").click();
            for (String l : List.of("ja", "en")) {
                page.locator("#subject-" + l).fill(subject + " " + l);
                page.locator("#body-" + l).fill("{reader.name ?: 'reader'}: **" + l + "**");
            }
            page.locator("main form .actions button").click();
            page.waitForURL("**/console/issues/*");
            return page.url().replaceAll(".*/issues/([^?#]+).*", "$1");
        }
    }
}
