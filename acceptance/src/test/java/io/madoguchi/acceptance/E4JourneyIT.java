package io.madoguchi.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.Decision;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Mail;
import io.madoguchi.acceptance.house.Newsroom;
import io.madoguchi.acceptance.house.Receipt;
import io.madoguchi.acceptance.house.SubscribePage;
import io.madoguchi.acceptance.house.Topic;
import io.madoguchi.acceptance.house.Visitor;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One can register for mailings, press releases and newsletters. */
@InTheHouse
class E4JourneyIT {

    private final House house;
    private final String address = "hana-" + UUID.randomUUID() + "@example.jp";

    E4JourneyIT(House house) {
        this.house = house;
    }

    @Test
    @Clause("E4")
    void aReaderSubscribesConfirmsReadsAndChoosesInTheirLanguage() {
        for (String language : List.of("ja", "en")) {
            String reader = language + "-" + address;
            Topic topic = house.visitor().newsletter();
            try (BrowserContext context = house.browser().visit(language, 1280, false)) {
                Page page = context.newPage();
                subscribe(page, topic, language, reader);
                confirm(page, language, reader);
                Receipt receipt = receiptOf(reader);
                consentStands(receipt, topic);
                String mark = "E4-" + UUID.randomUUID();
                issueArrives(topic, language, reader, mark);
                choose(page, language, reader, topic, receipt);
            }
        }
    }

    private void subscribe(Page page, Topic topic, String language, String reader) {
        page.navigate(house.site() + "/" + language + "/topics");
        page.locator("main a[href$='/topics/" + topic.id() + "']").first().click();
        page.locator("main a[href*='/subscribe/']").first().click();
        assertThat(page.locator("input[name=topics]:checked")).hasCount(1);
        SubscribePage.send(page, reader);
        assertThat(page.locator("ol.steps [aria-current=step]")).isVisible();
    }

    private void confirm(Page page, String language, String reader) {
        Mail asked = house.mailbox().await(reader, mail -> mail.token("confirm").isPresent());
        assertThat(asked.types()).startsWith("text/plain", "text/html");
        assertThat(asked.only("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(asked.text()).contains(house.site() + "/" + language + "/confirm/");
        page.navigate(house.site() + "/" + language + "/confirm/"
                + asked.token("confirm").orElseThrow());
        assertThat(rows(reader)).as("looking at the link confirms nothing").isEqualTo(0);
        SubscribePage.press(page);
    }

    /** How many welcome mails: they come only once the consent stands. */
    private long rows(String reader) {
        return house.mailbox().of(reader).stream()
                .filter(mail -> mail.attachment("receipt.jws").isPresent())
                .count();
    }

    private Receipt receiptOf(String reader) {
        Mail welcome = house.mailbox()
                .await(reader, mail -> mail.attachment("receipt.jws").isPresent());
        Receipt receipt = Receipt.read(welcome.attachment("receipt.jws").orElseThrow());
        JsonNode keys = Visitor.json(house.visitor().api().get(Visitor.CONSENT + "/keys"));
        assertThat(receipt.verifies(keys))
                .as("the receipt verifies against the published keys")
                .isTrue();
        assertThat(receipt.header().path("typ").asText()).isEqualTo("consent-receipt+jwt");
        assertThat(receipt.claims().path("notice").path("hash").asText()).startsWith("sha256-");
        Response check =
                house.visitor().api().post(Visitor.CONSENT + "/receipt-checks", Map.of("receipt", receipt.jws()));
        assertThat(check.statusCode()).as(check.asString()).isEqualTo(200);
        return receipt;
    }

    private void consentStands(Receipt receipt, Topic topic) {
        Response decision = Decision.await(house, receipt.person(), topic, "ALLOW");
        assertThat(decision.<String>path("ground")).isEqualTo("CONSENT");
        assertThat(house.broker().eventsOf("madoguchi.subscriptions", "subscription.confirmed", receipt.person()))
                .hasSize(1);
        assertThat(house.broker().eventsOf("madoguchi.consents", "consent.given", receipt.person()))
                .isNotEmpty();
    }

    private void issueArrives(Topic topic, String language, String reader, String mark) {
        Newsroom newsroom = house.newsroom();
        String issue = newsroom.write(topic.id(), mark);
        house.staff().emi().post(Newsroom.ISSUES + "/" + issue + "/review", Map.of());
        Response own = house.staff().emi().post(Newsroom.ISSUES + "/" + issue + "/approval", Map.of());
        assertThat(own.statusCode()).as("emi wrote it and is no approver").isIn(403, 409);
        assertThat(house.staff()
                        .ana()
                        .post(Newsroom.ISSUES + "/" + issue + "/approval", Map.of())
                        .statusCode())
                .isEqualTo(200);
        newsroom.sendNow(issue);

        Mail received = house.mailbox().await(reader, mail -> mail.subject().contains(mark));

        assertThat(received.subject()).contains(language.equals("ja") ? "秋のお知らせ" : "Autumn news");
        assertThat(received.text()).contains(language.equals("ja") ? "計器" : "instrument");
        assertThat(received.html()).contains("<strong>" + (language.equals("ja") ? "計器" : "instrument"));
        assertThat(received.only("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(received.only("List-Id"))
                .contains(topic.shown().path("listId").asText());
        assertThat(received.recipients()).containsExactly(reader);
        newsroom.awaitCompleted(issue);
    }

    private void choose(Page page, String language, String reader, Topic topic, Receipt receipt) {
        Mail welcome = house.mailbox()
                .await(reader, mail -> mail.attachment("receipt.jws").isPresent());
        String choices = welcome.token("choices").orElseThrow();
        page.navigate(house.site() + "/" + language + "/choices/" + choices);
        assertThat(page.locator("main")).containsText(topic.name(language));
        assertThat(page.content()).doesNotContain(reader);

        press(page, topic, "PAUSED");
        assertThat(state(choices, topic)).isEqualTo("PAUSED");
        press(page, topic, "ACTIVE");
        assertThat(state(choices, topic)).isEqualTo("ACTIVE");
        press(page, topic, "ENDED");
        assertThat(state(choices, topic)).isEqualTo("ENDED");
        Decision.await(house, receipt.person(), topic, "DENY");
    }

    private static void press(Page page, Topic topic, String state) {
        page.locator("button[name=do][value='" + state + ":" + topic.id() + "']")
                .click();
    }

    private String state(String choices, Topic topic) {
        for (JsonNode row : Visitor.json(house.visitor().choices(choices)).path("subscriptions")) {
            if (row.path("topic").asText().equals(topic.id())) {
                return row.path("state").asText();
            }
        }
        return "ENDED";
    }
}
