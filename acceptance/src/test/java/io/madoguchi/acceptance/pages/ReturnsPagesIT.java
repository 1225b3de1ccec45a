package io.madoguchi.acceptance.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Mail;
import io.madoguchi.acceptance.house.Reader;
import io.madoguchi.acceptance.house.Returns;
import io.madoguchi.acceptance.house.SignInPage;
import io.madoguchi.acceptance.house.Topic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What came back, as staff sees it. */
@InTheHouse
class ReturnsPagesIT {

    private static final String STRANGE = """
            From: Reader <reader@example.jp>
            Subject: A question

            Do you have this in blue? Write to reader@example.jp, please.
            <script>alert(1)</script>
            """;

    private final House house;
    private final Look look = new Look();

    ReturnsPagesIT(House house) {
        this.house = house;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void returnsAreFitToShow(String language) {
        Topic topic = house.visitor().newsletter();
        String mark = "pages-" + UUID.randomUUID().toString().substring(0, 8);
        List<Reader> readers = List.of(
                Reader.subscribed(house, topic, language),
                Reader.subscribed(house, topic, language),
                Reader.subscribed(house, topic, language),
                Reader.subscribed(house, topic, language));
        String issue = house.newsroom().send(topic.id(), mark);
        List<Mail> mails = readers.stream().map(reader -> reader.issue(mark)).toList();
        back(mails.get(0), Returns.bounce(readers.get(0).address(), "5.1.1"));
        back(mails.get(1), Returns.bounce(readers.get(1).address(), "4.2.2"));
        back(mails.get(1), STRANGE);
        back(mails.get(2), Returns.vacation(readers.get(2).address()));
        assertThat(house.returns()
                        .send("fbl@provider.example.com", "fbl@returns.example.jp", Returns.complaint(mails.get(3))))
                .startsWith("250");

        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("console/returns", "/returns?issue=" + issue);
        pages.put("console/returns-hard", "/returns?kind=HARD&issue=" + issue);
        pages.put("console/returns-none", "/returns?kind=DELIVERED&issue=" + issue);
        for (String kind : List.of("HARD", "SOFT", "UNPARSED", "COMPLAINT")) {
            pages.put("console/returned-" + kind.toLowerCase(Locale.ROOT), "/returns/" + one(issue, kind));
        }
        pages.put("console/issue-returned", "/issues/" + issue);
        for (int width : Look.widths(language)) {
            try (BrowserContext context = house.browser().visit(language, width, true)) {
                Page page = context.newPage();
                SignInPage.open(house, page, "emi", "/console?l=" + language);
                pages.forEach((name, path) -> {
                    page.navigate(house.site() + "/console" + path);
                    look.at(page, name, language);
                    assertThat(page.locator("main").innerText()).as(name).doesNotContain("@example");
                });
            }
        }

        assertThat(look.faults()).isEmpty();
    }

    private void back(Mail mail, String report) {
        assertThat(house.returns().report(mail.sender(), report)).startsWith("250");
    }

    private String one(String issue, String kind) {
        return Objects.requireNonNull(house.database("subscription")
                        .rows("select id from return_event where issue = ? and kind = ?", UUID.fromString(issue), kind)
                        .getFirst()
                        .get("id"))
                .toString();
    }
}
