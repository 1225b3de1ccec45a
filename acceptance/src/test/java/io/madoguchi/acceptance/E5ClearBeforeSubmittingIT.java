package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.madoguchi.acceptance.house.Census;
import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Mail;
import io.madoguchi.acceptance.house.Receipt;
import io.madoguchi.acceptance.house.SubscribePage;
import io.madoguchi.acceptance.house.Topic;
import io.madoguchi.acceptance.house.Visitor;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** It is always clear that one is submitting information, which, and what for. */
@InTheHouse
class E5ClearBeforeSubmittingIT {

    private final House house;

    E5ClearBeforeSubmittingIT(House house) {
        this.house = house;
    }

    @Test
    @Clause("E5")
    void theFormSaysWhatWhyWhoAndHowLongBeforeItsButton() {
        Topic topic = house.visitor().newsletter();
        JsonNode notice = house.visitor().notice(topic).served();
        for (String language : List.of("ja", "en")) {
            try (BrowserContext context = house.browser().visit(language, 1280, true)) {
                Page page = context.newPage();
                page.navigate(house.site() + "/" + language + "/subscribe/aoba?topic=" + topic.id());
                Locator shown = page.locator("form .notice");
                String words = shown.innerText();

                assertThat(shown.isVisible()).isTrue();
                assertThat(words)
                        .contains(notice.path("companyNames").path(language).asText())
                        .contains(notice.path("section")
                                .path("names")
                                .path(language)
                                .asText())
                        .contains(notice.path("section")
                                .path("contact")
                                .path("email")
                                .asText());
                for (JsonNode item : notice.path("items")) {
                    assertThat(words)
                            .contains(item.path("labels").path(language).asText())
                            .contains(item.path("reasons").path(language).asText());
                }
                for (JsonNode purpose : notice.path("purposes")) {
                    assertThat(words)
                            .contains(purpose.path("texts").path(language).asText())
                            .contains(purpose.path("retention").path(language).asText());
                }
                assertThat((boolean) page.evaluate("() => { const notice = document.querySelector('form .notice');"
                                + " const button = document.querySelector('main form button[type=submit]');"
                                + " return !!(notice.compareDocumentPosition(button)"
                                + " & Node.DOCUMENT_POSITION_FOLLOWING); }"))
                        .as("the notice stands before the button")
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"ja,ja", "en,ja", "ja,en"})
    @Clause("E5")
    void theTextThatWasShownIsTheOneThatIsRecorded(String read, String mails) {
        Topic topic = house.visitor().newsletter();
        String reader = "notice-" + UUID.randomUUID() + "@example.jp";
        String shown;
        try (BrowserContext context = house.browser().visit(read)) {
            Page page = context.newPage();
            page.navigate(house.site() + "/" + read + "/subscribe/aoba?topic=" + topic.id());
            shown = page.locator("form .notice .verbatim").textContent();
            page.locator("label[for=language-" + mails + "]").click();
            SubscribePage.send(page, reader);
        }
        Mail asked = house.mailbox().await(reader, mail -> mail.token("confirm").isPresent());
        assertThat(house.visitor().confirm(asked.token("confirm").orElseThrow()).statusCode())
                .isEqualTo(200);
        Mail welcome = house.mailbox()
                .await(reader, mail -> mail.attachment("receipt.jws").isPresent());
        Receipt receipt = Receipt.read(welcome.attachment("receipt.jws").orElseThrow());

        assertThat(receipt.claims().path("notice").path("hash").asText()).isEqualTo(hash(shown));
        assertThat(receipt.claims().path("notice").path("text").asText()).isEqualTo(shown);
        assertThat(asked.text()).as("the language of the mails").contains("/" + mails + "/confirm/");
        assertThat(house.database("subscription")
                        .count("sign_up where person = ? and notice_hash = ?", receipt.person(), hash(shown)))
                .isEqualTo(1);
        assertThat(house.broker()
                        .eventsOf("madoguchi.subscriptions", "subscription.confirmed", receipt.person())
                        .getFirst()
                        .path("data")
                        .path("notice")
                        .path("hash")
                        .asText())
                .isEqualTo(hash(shown));
    }

    @Test
    @Clause("E5")
    void aSignUpUnderAnotherTextThanTheOpenOneIsRefused() {
        Visitor visitor = house.visitor();
        Topic topic = visitor.newsletter();
        Map<String, Object> form =
                new HashMap<>(visitor.form(topic, "en", "other-" + UUID.randomUUID() + "@example.jp"));
        form.put("notice", Map.of("revision", 1, "hash", hash("We may do whatever we like.")));
        var before = house.database("subscription").census();

        Response refused = visitor.signUp(form);

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(409);
        assertThat(refused.<String>path("type")).endsWith("/notice-changed");
        Census.assertNothingNew(house.database("subscription"), before);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
