package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Mail;
import io.madoguchi.acceptance.house.Newsroom;
import io.madoguchi.acceptance.house.Reader;
import io.madoguchi.acceptance.house.Topic;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Links to other sites are marked and explained: in mails, in the archive, and on the pages. */
@InTheHouse
class E15LinksThatLeaveIT {

    private static final String OUT = "https://www.elsewhere.example.com/instruments";

    private final House house;

    E15LinksThatLeaveIT(House house) {
        this.house = house;
    }

    @Test
    @Clause("E15")
    void linksThatLeaveAreMarkedInMailsAndOnPages() {
        Topic topic = house.visitor().newsletter();
        for (String format : List.of("MARKDOWN", "HTML")) {
            Reader japanese = Reader.subscribed(house, topic, "ja");
            Reader english = Reader.subscribed(house, topic, "en");
            String mark = "E15-" + UUID.randomUUID().toString().substring(0, 8);
            String issue = sent(topic, mark, format);

            marked(japanese.issue(mark), "↗ の付いたリンクは別のサイトへつながります");
            marked(english.issue(mark), "Links marked ↗ lead to other sites");
            Response found = house.visitor().api().get("/api/subscription/v1/archive?topic=" + topic.id());
            assertThat(found.<List<String>>path("items.id")).contains(issue);
            onThePage("/en/topics/" + topic.id() + "/issues/" + issue, 1);
        }
        onThePage("/en/policy/" + topic.company(), 0);
        onThePage("/ja/topics/" + topic.id(), 0);
    }

    private String sent(Topic topic, String mark, String format) {
        String own = house.site() + "/en/contact";
        String text = format.equals("HTML")
                ? "<p>See <a href=\"" + OUT + "\">our maker</a> or <a href=\"" + own + "\">us</a>.</p>"
                : "See [our maker](" + OUT + ") or [us](" + own + ").";
        Map<String, Object> variants = new HashMap<>();
        for (String language : List.of("ja", "en")) {
            variants.put(language, Map.of("subject", mark + " " + language, "body", text, "format", format));
        }
        Response written = house.staff()
                .emi()
                .post(
                        Newsroom.ISSUES,
                        Map.of("topic", topic.id(), "variants", variants),
                        UUID.randomUUID().toString());
        assertThat(written.statusCode()).as(written.asString()).isEqualTo(201);
        String issue = written.path("id");
        Response checked = house.staff().ana().get(Newsroom.ISSUES + "/" + issue + "/preflight");
        assertThat(checked.<List<String>>path("findings.code")).contains("LINK_LEAVES");
        house.newsroom().approve(issue);
        house.newsroom().sendNow(issue);
        return issue;
    }

    private void marked(Mail mail, String explained) {
        String text = mail.text();
        assertThat(text).contains("our maker (" + OUT + ") ↗").contains(explained);
        assertThat(text).contains("us (" + house.site() + "/en/contact)").doesNotContain("/en/contact) ↗");
        assertThat(mail.html()).contains("our maker").contains("\u2197</a>").contains(explained);
        assertThat(mail.html().split("\u2197</a>", -1)).as("one link leaves").hasSize(2);
    }

    /** Every link of the page that leads to another host says so in words that are read out. */
    private void onThePage(String path, int atLeast) {
        try (BrowserContext context = house.browser().visit("en", 1280, false)) {
            Page page = context.newPage();
            page.navigate(house.site() + path);
            List<Locator> links = page.locator("a[href^='http']").all();
            long leaving = links.stream()
                    .filter(link -> !link.getAttribute("href").startsWith(house.site()))
                    .peek(link -> assertThat(link.innerText())
                            .as(path + " " + link.getAttribute("href"))
                            .contains("↗"))
                    .count();
            assertThat(leaving).as(path).isGreaterThanOrEqualTo(atLeast);
        }
    }
}
