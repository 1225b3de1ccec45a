package io.madoguchi.gateway.portal;

import static io.madoguchi.gateway.portal.Visit.ONCE;
import static io.madoguchi.gateway.portal.Visit.asked;
import static io.madoguchi.gateway.portal.Visit.browser;
import static io.madoguchi.gateway.portal.Visit.form;
import static io.madoguchi.gateway.portal.Visit.found;
import static io.madoguchi.gateway.portal.Visit.header;
import static io.madoguchi.gateway.portal.Visit.once;
import static io.madoguchi.gateway.portal.Visit.pressSlowly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PortalResource.class)
class InquiryPagesTest {

    private static final String QUESTION = "/en/inquiry/aoba/information";
    private static final String REQUEST = "/ja/inquiry/aoba/rights";
    private static final String STATUS = "/en/inquiry/status";

    @Test
    void whatIsChosenLeadsToItsForm() {
        browser()
                .get("/ja/inquiry?chosen=1&company=aoba&kind=rights")
                .then()
                .statusCode(303)
                .header("Location", endsWith(REQUEST));
        browser()
                .get("/en/inquiry?chosen=1&company=aoba&kind=unsubscribe")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/en/contact?reason=UNSUBSCRIBE&company=aoba"));
        browser()
                .get("/en/inquiry?chosen=1")
                .then()
                .statusCode(400)
                .body(containsString("<a href=\"#kind\">"), containsString("<a href=\"#company\">"));
        browser()
                .get("/en/inquiry?kind=policy")
                .then()
                .statusCode(200)
                .body(containsString("value=\"policy\" aria-describedby=\"kt-policy\" checked"));
    }

    @Test
    void onlyWhatIsThereHasAForm() {
        browser()
                .get("/en/inquiry/aoba-print/information")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/en/contact?reason=OTHER"));
        for (String nothing : List.of("nobody/information", "aoba/unsubscribe", "aoba/proposal")) {
            browser().get("/en/inquiry/" + nothing).then().statusCode(404);
        }
    }

    @Test
    void whatIsWrittenIsCheckedAndThenSentOnce() {
        String contact = UUID.randomUUID() + "@example.jp";
        Map<String, Object> fields = request(contact);

        String check =
                pressSlowly(REQUEST, fields).then().statusCode(200).extract().asString();
        assertThat(check).contains("内容をお確かめください", contact, "二行\nあります。", "（開示）", "（消去）", "ドイツ");
        assertThat(asked("/v1/inquiries", contact)).isEmpty();
        fields.put("once", found(ONCE, check));
        fields.put("do", "SEND");
        for (int time = 0; time < 2; time++) {
            form(fields)
                    .post(REQUEST)
                    .then()
                    .statusCode(200)
                    .body(allOf(
                            containsString("M-7K2D-0QXE-4ZB9"),
                            containsString("k3y-0f-the-rece1pt"),
                            containsString("2026年12月6日"),
                            containsString("個人情報保護法第39条第1項"),
                            containsString("ご本人だと確かめるまで")));
        }

        List<JsonNode> calls = asked("/v1/inquiries", contact);
        assertThat(calls).hasSize(2);
        assertThat(calls.getFirst().path("body").toString())
                .isEqualTo("{\"company\":\"aoba\",\"kind\":\"RIGHTS\",\"locale\":\"ja\",\"contact\":\"" + contact
                        + "\",\"text\":\"二行\\nあります。\",\"rights\":[{\"right\":\"ACCESS\"},{\"right\":\"ERASURE\"}],"
                        + "\"residence\":\"DE\",\"notice\":{\"collectionPoint\":"
                        + "\"0190a000-0000-7000-8000-0000000000c3\",\"revision\":1,\"hash\":\"sha256-inquiry-ja\"}}");
        assertThat(header(calls.get(0), "Idempotency-key"))
                .isNotBlank()
                .isEqualTo(header(calls.get(1), "Idempotency-key"));
        assertThat(header(calls.get(0), "X-forwarded-for")).isEqualTo("127.0.0.1");
    }

    @Test
    void whoWantsToChangeItHasEveryWordAgain() {
        Map<String, Object> fields = request("again@example.jp");
        fields.put("do", "BACK");

        form(fields)
                .post(REQUEST)
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("二行\nあります。</textarea>"),
                        containsString("value=\"again@example.jp\""),
                        containsString("value=\"ERASURE\" checked"),
                        containsString("value=\"DE\" selected"),
                        not(containsString("value=\"CORRECTION\" checked"))));
    }

    @Test
    void whatIsMissingIsSaidWhereItIs() {
        pressSlowly(REQUEST, Map.of("once", once(REQUEST), "contact", "nobody", "name", "<i>Haru"))
                .then()
                .statusCode(400)
                .body(allOf(
                        containsString("<a href=\"#rights\">"),
                        containsString("<a href=\"#text\">"),
                        containsString("<a href=\"#contact\">"),
                        containsString("<a href=\"#notice-title\">"),
                        containsString("value=\"&lt;i&gt;Haru\"")));
    }

    @Test
    void nothingIsSentThatWasNotShownForACheck() {
        String contact = UUID.randomUUID() + "@example.jp";
        Map<String, Object> fields = question(contact);
        fields.put("do", "SEND");

        form(fields).post(QUESTION).then().statusCode(400).body(containsString("had expired"));

        assertThat(asked("/v1/inquiries", contact)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "busy@example.jp, 429, about 2 minutes",
        "changed@example.jp, 422, has changed. Read it again",
        "nobody@example.jp, 422, or a telephone number",
        "away@example.jp, 503, Nothing you typed is lost"
    })
    void whatTheServiceRefusesIsSaidInOurWords(String contact, int status, String said) {
        Map<String, Object> fields = question(contact);
        String check =
                pressSlowly(QUESTION, fields).then().statusCode(200).extract().asString();
        fields.put("once", found(ONCE, check));
        fields.put("do", "SEND");

        form(fields).post(QUESTION).then().statusCode(status).body(containsString(said), containsString(contact));
    }

    @Test
    void numberAndKeyShowWhereItStands() {
        open("right")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("The section in charge is looking into it."),
                        containsString("a proof that you are the person"),
                        containsString("6 December 2026"),
                        containsString("refused"),
                        containsString("rests from 23 November 2026: GDPR Art. 12(6)"),
                        containsString("name=\"do\" value=\"WITHDRAW\"")));
        open("wrong").then().statusCode(404).body(containsString("We do not find this number with this key."));
        open("away").then().statusCode(503).body(containsString("does not answer right now"));
        form(Map.of("once", once(STATUS))).post(STATUS).then().statusCode(400).body(containsString("#number"));
    }

    @Test
    void onlyWhoIsSureTakesItBack() {
        withdraw("right", false).then().statusCode(400).body(containsString("Tick the box"));
        assertThat(asked("/v1/inquiries/withdrawals", "M-TAKE-BACK-0000")).isEmpty();

        withdraw("right", true)
                .then()
                .statusCode(200)
                .body(
                        containsString("It is taken back."),
                        containsString("You took it back."),
                        not(containsString("name=\"do\"")));
        withdraw("late", true).then().statusCode(409).body(containsString("being carried out already"));
    }

    private static Response open(String key) {
        return form(Map.of("once", once(STATUS), "number", "m-7k2d-0qxe-4zb9", "key", key))
                .post(STATUS);
    }

    private static Response withdraw(String key, boolean sure) {
        Map<String, String> fields =
                new HashMap<>(Map.of("once", once(STATUS), "number", "M-TAKE-BACK-0000", "key", key, "do", "WITHDRAW"));
        if (sure) {
            fields.put("sure", "yes");
        }
        return form(fields).post(STATUS);
    }

    private static Map<String, Object> question(String contact) {
        return new HashMap<>(Map.of(
                "once", once(QUESTION), "hash", "sha256-inquiry-en", "text", "Where do I begin?", "contact", contact));
    }

    private static Map<String, Object> request(String contact) {
        return new HashMap<>(Map.of(
                "once",
                once(REQUEST),
                "hash",
                "sha256-inquiry-ja",
                "rights",
                List.of("ERASURE", "ACCESS"),
                "text",
                "二行\nあります。",
                "contact",
                contact,
                "residence",
                "DE"));
    }
}
