package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.madoguchi.acceptance.house.Asker;
import io.madoguchi.acceptance.house.Caller;
import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.SubscribePage;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Anybody can ask, about each thing the policy names, and has a number and a date at once; through the gateway, with no account. */
@InTheHouse
class E17InquiryIT {

    private final House house;

    E17InquiryIT(House house) {
        this.house = house;
    }

    @ParameterizedTest
    @ValueSource(strings = {"POLICY", "PRACTICES", "DEALINGS"})
    @Clause("E17")
    void thePolicyThePracticesAndOnesDealingsEachHaveTheirKind(String kind) {
        Response receipt = new Asker(house).ask(kind);

        assertThat(receipt.statusCode()).as(receipt.asString()).isEqualTo(201);
        assertThat(receipt.<String>path("inquiry.number")).startsWith("M-");
        assertThat(receipt.<String>path("inquiry.kind")).isEqualTo(kind);
        assertThat(receipt.<String>path("inquiry.answerBy")).isNotBlank();
        assertThat(receipt.<String>path("inquiry.because.ja")).isNotBlank();
    }

    /** From the choice to the number, then where it stands, then taken back: with no script, no account and no cookie. */
    @ParameterizedTest
    @CsvSource({"ja, policy, 320", "en, rights, 1280"})
    @Clause("E17")
    void thePagesLeadFromTheQuestionToTheNumber(String language, String kind, int width) {
        Asker asker = new Asker(house);
        try (BrowserContext context = house.browser().visit(language, width, false)) {
            Page page = context.newPage();
            asker.fillIn(page, language, kind);
            assertThat(page.locator("main").innerText()).contains("Which data do you hold?", asker.contact());
            assertThat(cases(asker)).as("nothing is sent before the look at it").isZero();
            SubscribePage.press(page);
            String number = page.locator("#number").innerText();
            String key = page.locator("#key").innerText();
            assertThat(number).matches("M(-[0-9A-Z]{4}){3}");
            assertThat(page.locator("main strong").last().innerText()).contains("202");

            asker.look(page, language, number, "A".repeat(key.length()));
            assertThat(page.locator("#errors").count()).isEqualTo(1);
            asker.look(page, language, number, key);
            assertThat(page.locator("h1").innerText()).contains(number);
            assertThat(page.url()).doesNotContain(number).doesNotContain(key);
            page.locator("label[for=sure]").click();
            SubscribePage.press(page);
            assertThat(page.locator(".note-done").count()).isEqualTo(1);
            assertThat(page.locator("button[value=WITHDRAW]").count()).isZero();
            assertThat(context.cookies()).isEmpty();
        }
        assertThat(cases(asker)).isEqualTo(1);
    }

    @Test
    @Clause("E17")
    void theOptionToUnsubscribeLeadsToItsOwnForm() {
        try (BrowserContext context = house.browser().visit("en", 1280, false)) {
            Page page = context.newPage();
            page.navigate(house.site() + "/en/inquiry");
            page.locator("label[for=k-unsubscribe]").click();
            page.locator("label[for=c-aoba]").click();
            SubscribePage.press(page);

            assertThat(page.url()).contains("/en/contact?reason=UNSUBSCRIBE&company=aoba");
            assertThat(page.locator("#c-aoba").isChecked()).isTrue();
        }
    }

    @Test
    @Clause("E17")
    void whoAsksIsAnsweredAndSeesIt() {
        Response receipt = new Asker(house).ask("PRACTICES");
        String number = receipt.path("inquiry.number");
        Caller desk = house.staffOf("aoba", "privacy-officer");
        String id = desk.get(Asker.INQUIRY + "/cases?company=aoba&kind=PRACTICES&limit=200")
                .path("items.find { it.number == '" + number + "' }.id");

        for (Map<String, Object> step : List.<Map<String, Object>>of(
                Map.of("fact", "ROUTED", "section", UUID.randomUUID().toString()),
                Map.of("fact", "WORK_BEGUN"),
                Map.of("fact", "ANSWERED"))) {
            Response done = desk.post(Asker.INQUIRY + "/cases/" + id + "/events", step);
            assertThat(done.statusCode()).as(done.asString()).isEqualTo(200);
        }

        Response seen = house.visitor()
                .api()
                .post(Asker.INQUIRY + "/inquiries/lookups", Map.of("number", number, "key", receipt.path("key")));
        assertThat(seen.<String>path("phase")).isEqualTo("ANSWERED");
        assertThat(seen.<List<String>>path("clocks.state")).containsOnly("MET");
    }

    /** Nothing is taken in under words that are not those in force. */
    @Test
    @Clause("F1.1")
    void aNoticeThatIsNotInForceIsRefused() {
        Asker asker = new Asker(house);
        Map<String, Object> inquiry = asker.inquiry("INFORMATION");
        @SuppressWarnings("unchecked")
        Map<String, Object> notice = (Map<String, Object>) inquiry.get("notice");
        notice.put("hash", "sha256-of-other-words");

        Response refused = house.visitor()
                .api()
                .post(Asker.INQUIRY + "/inquiries", inquiry, UUID.randomUUID().toString());

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(409);
        assertThat(refused.<String>path("type")).endsWith("/notice-changed");
        assertThat(cases(asker)).isZero();
    }

    private long cases(Asker asker) {
        return house.database("inquiry")
                .count("inquiry_case where person = ?", house.personRef("aoba", asker.contact()));
    }
}
