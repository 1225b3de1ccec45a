package io.madoguchi.acceptance.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.madoguchi.acceptance.house.Asker;
import io.madoguchi.acceptance.house.Changes;
import io.madoguchi.acceptance.house.ComingOfAge;
import io.madoguchi.acceptance.house.ContactPage;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Mail;
import io.madoguchi.acceptance.house.Past;
import io.madoguchi.acceptance.house.Reader;
import io.madoguchi.acceptance.house.SubscribePage;
import io.madoguchi.acceptance.house.Sweepstake;
import io.madoguchi.acceptance.house.Topic;
import io.madoguchi.acceptance.house.Visitor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The public pages and the mails, looked at in both languages and widths, in the dark, in forced colours, on paper. */
@InTheHouse
class PagesIT {

    private static final String NOBODY = "A".repeat(43);

    private final House house;
    private final Look look = new Look();

    PagesIT(House house) {
        this.house = house;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void pagesWithAnAddressAreFitToShow(String language) {
        Topic topic = house.visitor().newsletter();
        String sent = registerTransmission();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("portal/home", "");
        pages.put("portal/topics", "/topics");
        pages.put("portal/topic", "/topics/" + topic.id());
        pages.put("portal/subscribe", "/subscribe/aoba?topic=" + topic.id());
        pages.put("portal/contact", "/contact");
        for (String reason : List.of("unsubscribe", "change", "data", "policy", "other")) {
            pages.put("portal/contact-" + reason, "/contact?reason=" + reason.toUpperCase(Locale.ROOT));
        }
        pages.put("inquiry/choose", "/inquiry");
        pages.put("inquiry/status", "/inquiry/status");
        pages.put("portal/policy", "/policy/aoba");
        pages.put("portal/policy-version", "/policy/aoba/versions/1");
        pages.put("cookie/cookies", "/cookies/aoba");
        pages.put("cookie/cookies-sent", "/cookies/aoba-print");
        pages.put("portal/receipt", "/receipt");
        pages.put("portal/link-unknown", "/confirm/" + NOBODY);
        pages.put("portal/problem-404", "/there-is-no-such-page");

        inEachWidth(language, page -> {
            pages.forEach((name, path) -> {
                page.navigate(house.site() + "/" + language + path);
                look.at(page, name, language);
            });
            page.navigate(house.site() + "/problems/notice-changed");
            look.at(page, "portal/problem", language);
        });
        house.staff().ken().post(Visitor.CONSENT + "/cookies/" + sent + "/retirement", Map.of());

        assertThat(look.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void pagesBehindLinksAreFitToShow(String language) {
        Topic topic = house.visitor().newsletter();
        String form = "/subscribe/aoba?topic=" + topic.id();
        inEachWidth(language, page -> {
            String address = "pages-" + UUID.randomUUID() + "@example.jp";
            press(page, language, form, "portal/subscribe-faulty");
            page.navigate(house.site() + "/" + language + form);
            page.locator("label[for=age-under]").click();
            page.locator("#address").fill(address);
            page.waitForTimeout(SubscribePage.READING_MILLIS);
            press(page, "portal/tooYoung", language);
            page.navigate(house.site() + "/" + language + form);
            SubscribePage.send(page, address);
            look.at(page, "portal/sent", language);
            Mail asked =
                    house.mailbox().await(address, mail -> mail.token("confirm").isPresent());
            open(page, language, "confirm", asked);
            press(page, "portal/confirmed", language);
            open(page, language, "confirm", asked, "portal/link-used");
            Mail welcome = house.mailbox()
                    .await(address, mail -> mail.attachment("receipt.jws").isPresent());
            open(page, language, "choices", welcome);
            page.locator("button[value^=PAUSED]").click();
            page.waitForURL("**done=PAUSED");
            look.at(page, "portal/choices-paused", language);
        });

        assertThat(look.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void leavingIsFitToShow(String language) {
        Topic topic = house.visitor().newsletter();
        inEachWidth(language, page -> {
            Reader reader = Reader.subscribed(house, topic, language);
            press(page, language, "/contact?reason=UNSUBSCRIBE", "portal/contact-faulty");
            page.navigate(house.site() + "/" + language + "/contact");
            ContactPage.unsubscribe(page, "aoba", reader.address());
            look.at(page, "portal/stopSent", language);
            Mail told = house.mailbox()
                    .await(reader.address(), mail -> mail.token("undo").isPresent());
            open(page, language, "undo", told);
            press(page, "portal/undone", language);
            String mark = "pages-" + UUID.randomUUID();
            house.newsroom().send(topic.id(), mark);
            open(page, language, "unsubscribe", reader.issue(mark));
            press(page, "portal/stopped", language);
        });

        assertThat(look.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void askingIsFitToShow(String language) {
        inEachWidth(language, page -> {
            Asker asker = new Asker(house);
            press(page, language, "/inquiry", "inquiry/choose-faulty");
            for (String kind : List.of("information", "rights")) {
                page.navigate(house.site() + "/" + language + "/inquiry/aoba/" + kind);
                look.at(page, "inquiry/form-" + kind, language);
            }
            press(page, "inquiry/form-faulty", language);
            asker.fillIn(page, language, "rights");
            look.at(page, "inquiry/check", language);
            press(page, "inquiry/received", language);
            String number = page.locator("#number").innerText();
            String key = page.locator("#key").innerText();
            asker.look(page, language, number, "not-the-key");
            look.at(page, "inquiry/status-faulty", language);
            asker.look(page, language, number, key);
            look.at(page, "inquiry/standing", language);
            press(page, "inquiry/standing-unsure", language);
            page.locator("label[for=sure]").click();
            press(page, "inquiry/standing-withdrawn", language);
        });

        assertThat(look.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void comingOfAgeIsFitToShow(String language) {
        Topic topic = house.visitor().newsletter();
        inEachWidth(language, page -> {
            Mail asked = new ComingOfAge(house).asked(Reader.subscribed(house, topic, language), topic);
            open(page, language, "own-name", asked, "portal/ownName");
            press(page, "portal/ownNameDone", language);
            mail("mail/ownName", asked, language);
        });

        assertThat(look.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void receiptsAreFitToShow(String language) {
        String jws = Reader.subscribed(house, house.visitor().newsletter(), language)
                .welcome()
                .attachment("receipt.jws")
                .orElseThrow();
        Map<String, String> pasted = Map.of("faulty", "", "genuine", jws, "refused", jws.substring(0, 200));

        inEachWidth(
                language,
                page -> pasted.forEach((name, text) -> {
                    page.navigate(house.site() + "/" + language + "/receipt");
                    page.locator("#receipt").fill(text);
                    press(page, "portal/receipt-" + name, language);
                }));

        assertThat(look.faults()).isEmpty();
    }

    @Test
    void objectionsAreFitToShow() {
        Topic topic = house.visitor().topics(Changes.COMPANY).getFirst();
        Changes changes = new Changes(house, Changes.COMPANY);
        changes.promise("PT720H", "OBJECTION");
        List<Reader> readers = List.of(Reader.subscribed(house, topic, "ja"), Reader.subscribed(house, topic, "en"));
        changes.publishAndAnnounce(changes.declareNewUse());

        for (Reader reader : readers) {
            Mail notice = house.mailbox()
                    .await(reader.address(), mail -> mail.token("objection").isPresent());
            mail("mail/policy-change", notice, reader.locale());
            inEachWidth(reader.locale(), page -> open(page, reader.locale(), "objection", notice));
            inEachWidth(reader.locale(), page -> {
                page.navigate(house.site() + "/" + reader.locale() + "/objection/"
                        + notice.token("objection").orElseThrow());
                if (page.locator("main form button").count() > 0) {
                    SubscribePage.press(page);
                }
                look.at(page, "portal/objected", reader.locale());
            });
        }

        assertThat(look.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void mailsAreFitToShow(String language) {
        Topic topic = house.visitor().newsletter();
        Reader reader = Reader.subscribed(house, topic, language);
        String mark = "mails-" + UUID.randomUUID().toString().substring(0, 8);
        house.newsroom().send(topic.id(), mark);
        String draft = house.newsroom().write(topic.id(), mark);
        house.newsroom().sendTest(draft);
        Map<String, Mail> mails = new LinkedHashMap<>();
        mails.put("mail/confirmation", house.mailbox().of(reader.address()).getFirst());
        mails.put("mail/welcome", reader.welcome());
        mails.put("mail/issue", reader.issue(mark));
        mails.put(
                "mail/test",
                house.mailbox()
                        .await(
                                "emi@staff.example.com",
                                mail -> mail.subject().contains(mark)
                                        && mail.html().contains("<html lang=\"" + language)));
        Past.letPausesEnd(house);
        reader.signUp(topic);
        mails.put(
                "mail/already",
                house.mailbox()
                        .await(
                                reader.address(),
                                mail -> mail.subject().contains(language.equals("ja") ? "すでに" : "already")));
        house.visitor().leave("aoba", reader.address());
        mails.put(
                "mail/unsubscribed",
                house.mailbox()
                        .await(reader.address(), mail -> mail.token("undo").isPresent()));

        mails.forEach((name, mail) -> mail(name, mail, language));

        assertThat(look.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void promotionsAreFitToShow(String language) {
        Sweepstake closed = Sweepstake.published(house, Map.of()).open();
        closed.enter(language, "first-" + UUID.randomUUID() + "@example.jp");
        closed.close();
        Sweepstake running = Sweepstake.published(house, Map.of()).open();
        inEachWidth(language, page -> {
            page.navigate(house.site() + "/" + language + "/promotions");
            look.at(page, "promotion/promotions", language);
            page.navigate(house.site() + "/" + language + "/promotions/" + closed.id());
            look.at(page, "promotion/promotion-closed", language);
            page.navigate(house.site() + "/" + language + "/promotions/" + running.id());
            look.at(page, "promotion/promotion-open", language);
            String form = "/promotions/" + running.id() + "/enter";
            page.navigate(house.site() + "/" + language + form);
            look.at(page, "promotion/enter", language);
            press(page, language, form, "promotion/enter-faulty");
            page.navigate(house.site() + "/" + language + form);
            String address = "prize-" + UUID.randomUUID() + "@example.jp";
            page.locator("#address").fill(address);
            page.locator("label[for=age-under]").click();
            page.waitForTimeout(SubscribePage.READING_MILLIS);
            press(page, "promotion/tooYoung", language);
            page.navigate(house.site() + "/" + language + form);
            SubscribePage.send(page, address);
            look.at(page, "promotion/entered", language);
            open(page, language, "entry", running.receipt(address), "promotion/entry");
            press(page, "promotion/withdrawn", language);
        });

        assertThat(look.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void prizesAreFitToShow(String language) {
        Sweepstake sweepstake = Sweepstake.published(house, Map.of()).open();
        List<String> both =
                List.of("one-" + UUID.randomUUID() + "@example.jp", "two-" + UUID.randomUUID() + "@example.jp");
        Mail receipt = sweepstake.enter(language, both.getFirst());
        sweepstake.enter(language, both.getLast());
        sweepstake.close();
        sweepstake.state();
        sweepstake.draw();
        List<Mail> news = both.stream().map(sweepstake::news).toList();
        mail("mail/entry-receipt", receipt, language);
        mail("mail/prize", news.getFirst(), language);
        inEachWidth(language, page -> {
            page.navigate(house.site() + "/" + language + "/promotions/" + sweepstake.id());
            look.at(page, "promotion/promotion-drawn", language);
            open(page, language, "entry", receipt, "promotion/entry-won");
            // each width has its own winner: a prize is answered once
            Mail mine = page.viewportSize().width == Look.WIDTHS.getFirst() ? news.getFirst() : news.getLast();
            open(page, language, "prize", mine, "promotion/prize");
            page.locator("button[name=do][value=CLAIM]").click();
            page.waitForLoadState();
            look.at(page, "promotion/prize-claimed", language);
        });

        assertThat(look.faults()).isEmpty();
    }

    private void mail(String name, Mail mail, String language) {
        assertThat(mail.html()).as(name).contains("lang=\"" + language);
        inEachWidth(language, page -> {
            page.setContent(mail.html());
            look.at(page, name, language);
            page.setContent(asPage(mail, language));
            look.picture(page, name + "-text", language);
        });
    }

    private void press(Page page, String language, String path, String name) {
        page.navigate(house.site() + "/" + language + path);
        SubscribePage.last(page);
        look.at(page, name, language);
    }

    private void press(Page page, String name, String language) {
        SubscribePage.press(page);
        look.at(page, name, language);
    }

    private void open(Page page, String language, String kind, Mail mail) {
        open(page, language, kind, mail, "portal/" + kind);
    }

    private void open(Page page, String language, String kind, Mail mail, String name) {
        String token = mail.token(kind).orElseThrow();
        page.navigate(house.site() + "/" + language + "/" + kind + "/" + token);
        look.at(page, name, language);
    }

    private void inEachWidth(String language, Consumer<Page> walk) {
        for (int width : Look.widths(language)) {
            try (BrowserContext context = house.browser().visit(language, width, true)) {
                walk.accept(context.newPage());
            }
        }
    }

    /** Somebody else who learns of visits; taken back when it was looked at. */
    private String registerTransmission() {
        Map<String, Object> entry = new HashMap<>(Map.of(
                "company",
                Changes.COMPANY,
                "site",
                "https://print.example.jp/",
                "kind",
                "COOKIE",
                "name",
                "_v-" + UUID.randomUUID().toString().substring(0, 8),
                "purpose",
                "STATISTICS",
                "basis",
                "UNLESS_REJECTED",
                "party",
                "THIRD",
                "keepDays",
                400,
                "stores",
                Map.of("ja", "閲覧したページと時刻", "en", "Pages seen, and when")));
        entry.put("without", Map.of("ja", "何も変わりません。", "en", "Nothing changes."));
        entry.put(
                "recipient",
                Map.of(
                        "names",
                        Map.of("ja", "例解析株式会社", "en", "Example Analytics, Inc."),
                        "country",
                        "US",
                        "purpose",
                        Map.of("ja", "訪問の集計", "en", "To count visits"),
                        "terms",
                        "https://analytics.example.com/terms"));
        var made = house.staff().ken().post(Visitor.CONSENT + "/cookies", entry);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.path("id");
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
