package io.madoguchi.acceptance.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Mail;
import io.madoguchi.acceptance.house.Reader;
import io.madoguchi.acceptance.house.SubscribePage;
import io.madoguchi.acceptance.house.Topic;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The public pages and the mails, looked at in both languages and widths. */
@InTheHouse
class PagesIT {

    private final House house;
    private final Look look = new Look();

    PagesIT(House house) {
        this.house = house;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void publicPagesAreFitToShow(String language) {
        Topic topic = house.visitor().newsletter();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("home", "");
        pages.put("topics", "/topics");
        pages.put("topic", "/topics/" + topic.id());
        pages.put("subscribe", "/subscribe/aoba?topic=" + topic.id());
        pages.put("contact", "/contact");
        pages.put("contact-unsubscribe", "/contact?reason=UNSUBSCRIBE&company=aoba");
        pages.put("contact-data", "/contact?reason=DATA");
        pages.put("policy", "/policy/aoba");
        pages.put("policy-version", "/policy/aoba/versions/1");
        pages.put("receipt", "/receipt");
        pages.put("unknown-link", "/confirm/" + "A".repeat(43));
        pages.put("nothing-here", "/there-is-no-such-page");

        inBothWidths(language, page -> {
            pages.forEach((name, path) -> {
                page.navigate(house.site() + "/" + language + path);
                look.at(page, name, language);
            });
            page.navigate(house.site() + "/problems/notice-changed");
            look.at(page, "problem", language);
        });

        assertThat(look.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void pagesBehindLinksAreFitToShow(String language) {
        Topic topic = house.visitor().newsletter();
        inBothWidths(language, page -> {
            int width = page.viewportSize().width;
            String address = "pages-" + width + "-" + UUID.randomUUID() + "@example.jp";
            page.navigate(house.site() + "/" + language + "/subscribe/aoba?topic=" + topic.id());
            SubscribePage.press(page);
            look.at(page, "subscribe-faulty", language);
            page.navigate(house.site() + "/" + language + "/subscribe/aoba?topic=" + topic.id());
            SubscribePage.send(page, address);
            look.at(page, "check-your-mail", language);
            Mail asked =
                    house.mailbox().await(address, mail -> mail.token("confirm").isPresent());
            open(page, language, "confirm", asked);
            SubscribePage.press(page);
            look.at(page, "confirmed", language);
            open(page, language, "confirm", asked, "already-confirmed");
            Mail welcome = house.mailbox()
                    .await(address, mail -> mail.attachment("receipt.jws").isPresent());
            open(page, language, "choices", welcome);
            String mark = "pages-" + UUID.randomUUID();
            house.newsroom().send(topic.id(), mark);
            Mail issue = house.mailbox().await(address, mail -> mail.subject().contains(mark));
            open(page, language, "unsubscribe", issue);
            SubscribePage.press(page);
            look.at(page, "unsubscribed", language);
        });

        assertThat(look.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void mailsAreFitToShow(String language) {
        Topic topic = house.visitor().newsletter();
        Reader reader = Reader.subscribed(house, topic, language);
        String mark = "mails-" + UUID.randomUUID().toString().substring(0, 8);
        house.newsroom().send(topic.id(), mark);
        Map<String, Mail> mails = new LinkedHashMap<>();
        mails.put("mail-confirmation", house.mailbox().of(reader.address()).getFirst());
        mails.put("mail-welcome", reader.welcome());
        mails.put("mail-issue", reader.issue(mark));
        house.visitor().leave("aoba", reader.address());
        mails.put(
                "mail-unsubscribed",
                house.mailbox()
                        .await(reader.address(), mail -> mail.token("undo").isPresent()));

        inBothWidths(
                language,
                page -> mails.forEach((name, mail) -> {
                    page.setContent(mail.html());
                    look.at(page, name, language);
                    page.setContent(asPage(mail, language));
                    look.picture(page, name + "-text", language);
                }));
        open(reader, mails.get("mail-unsubscribed"), language);

        assertThat(look.faults()).isEmpty();
        mails.forEach((name, mail) -> assertThat(mail.html()).as(name).contains("lang=\"" + language));
    }

    private void open(Reader reader, Mail told, String language) {
        inBothWidths(language, page -> open(page, language, "undo", told));
    }

    private void open(Page page, String language, String kind, Mail mail) {
        open(page, language, kind, mail, kind);
    }

    private void open(Page page, String language, String kind, Mail mail, String name) {
        String token = mail.token(kind).orElseThrow();
        page.navigate(house.site() + "/" + language + "/" + kind + "/" + token);
        look.at(page, name, language);
    }

    private void inBothWidths(String language, java.util.function.Consumer<Page> walk) {
        for (int width : Look.WIDTHS) {
            try (BrowserContext context = house.browser().visit(language, width, true)) {
                walk.accept(context.newPage());
            }
        }
    }

    /** A text part as a mail program of few pretensions shows it. */
    private static String asPage(Mail mail, String language) {
        String text = mail.text().replace("&", "&amp;").replace("<", "&lt;");
        return "<!DOCTYPE html><html lang=\"" + language + "\"><head><title>text</title></head><body><main><h1>"
                + mail.subject().replace("<", "&lt;")
                + "</h1><pre style=\"white-space:pre-wrap;overflow-wrap:anywhere;margin:0\">" + text
                + "</pre></main></body></html>";
    }
}
