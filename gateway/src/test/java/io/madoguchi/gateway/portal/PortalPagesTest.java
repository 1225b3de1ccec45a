package io.madoguchi.gateway.portal;

import static io.madoguchi.gateway.portal.Visit.LETTER;
import static io.madoguchi.gateway.portal.Visit.asked;
import static io.madoguchi.gateway.portal.Visit.browser;
import static io.madoguchi.gateway.portal.Visit.form;
import static io.madoguchi.gateway.portal.Visit.once;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PortalResource.class)
class PortalPagesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/topics",
                "/topics/" + LETTER,
                "/subscribe/aoba",
                "/contact",
                "/contact?reason=DATA",
                "/policy/aoba",
                "/policy/aoba/versions/1",
                "/policy/aoba-print",
                "/cookies/aoba",
                "/inquiry",
                "/inquiry/aoba/rights",
                "/inquiry/aoba/information",
                "/inquiry/status",
                "/receipt",
                "/check-your-mail",
                "/confirm/any",
                "/choices/any",
                "/unsubscribe/any",
                "/undo/any",
                "/objection/any",
                "/own-name/any"
            })
    void everyPageIsReadWithoutSayingWhoOneIs(String path) {
        for (String lang : List.of("ja", "en")) {
            String other = lang.equals("ja") ? "en" : "ja";
            Response page = browser().get("/" + lang + path);

            page.then().statusCode(200).contentType(ContentType.HTML).header("Content-Language", lang);
            assertThat(page.cookies()).isEmpty();
            assertThat(page.header("Content-Security-Policy")).doesNotContain("unsafe-inline");
            assertThat(page.asString())
                    .contains(
                            "<html lang=\"" + lang + "\">",
                            "href=\"/" + other + path.replace("&", "&amp;") + "\"",
                            "<main id=\"main\"")
                    .doesNotContain("NOT_FOUND", "<script");
        }
    }

    @ParameterizedTest
    @CsvSource({"'ja,en;q=0.5', /ja", "'en-US', /en", "'fr', /en"})
    void theFrontDoorSpeaksTheBrowsersLanguage(String accept, String home) {
        browser()
                .header("Accept-Language", accept)
                .get("/")
                .then()
                .statusCode(303)
                .header("Location", containsString(home));
    }

    @ParameterizedTest
    @CsvSource({
        "confirm, confirm-once, /v1/confirmations",
        "objection, object-once, /v1/objections",
        "own-name, answer-once, /v1/re-asks",
        "undo, undo-once, /v1/unsubscriptions/undo",
        "unsubscribe, leave-once, /v1/unsubscriptions/by-link"
    })
    void aLinkChangesNothingUntilItsButtonIsPressed(String page, String token, String path) {
        String field = once("/ja/" + page + "/" + token);
        assertThat(asked(path, token)).isEmpty();

        form(Map.of("once", field)).post("/ja/" + page + "/" + token).then().statusCode(200);

        assertThat(asked(path, token)).hasSize(1);
    }

    /** The service says the moment, the page the day as the house counts days (E16). */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en | We start this on 1 December 2026 at the earliest, and not at all if you say no.
                    ja | 始めるのは、早くても2026年12月1日からです。お断りになれば、始めません。
                    """)
    void whoMayObjectReadsWhenTheNewUseStarts(String language, String words) {
        browser().get("/" + language + "/objection/any").then().statusCode(200).body(containsString(words));
        browser()
                .get("/" + language + "/objection/by-consent")
                .then()
                .statusCode(200)
                .body(not(containsString("2026")));
    }

    @Test
    void whoIsAskedAgainReadsUntilWhenTheGuardiansWordCounts() {
        browser().get("/en/own-name/any").then().statusCode(200).body(containsString("ends on 22 February 2027"));
        browser().get("/ja/own-name/any").then().statusCode(200).body(containsString("お答えは2027年2月22日で終わり"));
    }

    @ParameterizedTest
    @CsvSource({
        "confirm, confirm-old, /v1/confirmations",
        "objection, object-old, /v1/objections",
        "own-name, answer-old, /v1/re-asks",
        "undo, undo-old, /v1/unsubscriptions/undo",
        "unsubscribe, leave-old, /v1/unsubscriptions/by-link",
        "choices, choices-old, /v1/unsubscriptions"
    })
    void aButtonThatIsTooOldSaysSo(String page, String token, String command) {
        String path = "/en/" + page + "/" + token;

        form(Map.of("once", "p.long-ago", "do", "STOP_ALL"))
                .post(path)
                .then()
                .statusCode(303)
                .header("Location", endsWith(path + "?stale"));

        browser()
                .get(path + "?stale")
                .then()
                .statusCode(200)
                .body(containsString("nothing has changed yet"), containsString("role=\"status\""));
        assertThat(asked(command, token)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "confirm, used, 409",
        "confirm, expired, 410",
        "confirm, unknown, 404",
        "choices, unknown, 404",
        "unsubscribe, unknown, 404",
        "objection, unknown, 404",
        "own-name, expired, 410",
        "own-name, unknown, 404"
    })
    void aLinkThatDoesNotWorkShowsTheWayOn(String page, String token, int status) {
        browser()
                .get("/en/" + page + "/" + token)
                .then()
                .statusCode(status)
                .body(containsString("class=\"button\" href=\"/en/"));
    }

    @Test
    void choicesPauseStopAndHandOutReceipts() {
        String token = "choices-" + UUID.randomUUID();
        String path = "/en/choices/" + token;

        form(Map.of("once", once(path), "do", "PAUSED:" + LETTER))
                .post(path)
                .then()
                .statusCode(303)
                .header("Location", containsString("?done=PAUSED"));
        form(Map.of("once", once(path), "do", "STOP_ALL")).post(path).then().statusCode(303);
        form(Map.of("once", once(path), "do", "nonsense")).post(path).then().statusCode(400);

        List<JsonNode> calls = asked("/v1/preferences", token);
        assertThat(calls).hasSize(2);
        assertThat(calls.get(0).at("/body/changes/0/until").asText()).startsWith("20");
        assertThat(calls.get(1).at("/body/changes").findValuesAsText("state")).containsExactly("ENDED", "ENDED");
        browser()
                .get(path + "/receipts/0190a000-0000-7000-8000-00000000aa01")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("receipt.jws"))
                .body(containsString("eyJ"));
        browser().get(path + "/receipts/another").then().statusCode(404);
    }

    @Test
    void aReceiptIsCheckedPastedOrUploaded() throws IOException {
        byte[] receipt =
                PortalPagesTest.class.getResourceAsStream("/world/receipt.jws").readAllBytes();

        browser()
                .multiPart("file", "receipt.jws", receipt)
                .post("/en/receipt")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("This receipt is genuine"),
                        containsString("Aoba Letter"),
                        containsString("It stands"),
                        containsString(
                                "Recorded in the log as entry 0, checked against the signed checkpoint of 22 November 2026, 12:04"),
                        containsString("20 November 2026, 10:15")));
        browser()
                .multiPart("receipt", new String(receipt, StandardCharsets.US_ASCII))
                .post("/ja/receipt")
                .then()
                .body(allOf(containsString("本物の控えです"), containsString("台帳の0番に記載されています。2026年11月22日 12時04分の検印（全1件）")));
        browser()
                .multiPart("receipt", "nonsense")
                .post("/en/receipt")
                .then()
                .statusCode(200)
                .body(containsString("cannot vouch"));
        browser()
                .multiPart("receipt", "")
                .post("/en/receipt")
                .then()
                .statusCode(400)
                .body(containsString("href=\"#receipt\""));
        browser()
                .multiPart("file", "receipt.jws", new byte[70_000])
                .post("/en/receipt")
                .then()
                .statusCode(400);
    }

    @Test
    void aPolicyIsShownSafelyWithItsVersions() {
        browser()
                .get("/en/policy/aoba")
                .then()
                .body(allOf(
                        containsString("Our promise"),
                        not(containsString("<script")),
                        containsString("leaves this site"),
                        containsString("/en/policy/aoba/versions/1"),
                        containsString("until you stop".substring(6))));
        browser().get("/en/policy/aoba/versions/7").then().statusCode(404);
        browser().get("/en/policy/nobody").then().statusCode(404);
    }

    @Test
    void problemsArePagesForPeopleAndDocumentsForPrograms() {
        browser().get("/problems/notice-changed?l=ja").then().statusCode(200).body(containsString("説明が改まりました"));
        browser().get("/problems/no-such-kind").then().statusCode(404).contentType(ContentType.HTML);
        browser()
                .get("/ja/nothing")
                .then()
                .statusCode(404)
                .contentType(ContentType.HTML)
                .body(containsString("<html lang=\"ja\">"));
        given().accept("application/json")
                .get("/ja/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", is("/problems/not-found"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console",
                "/console/issues",
                "/console/issues/new",
                "/console/topics",
                "/console/deliveries/unknown",
                "/console/issues/x/preview"
            })
    void aStrangerAtTheDeskGoesToTheSignIn(String path) {
        browser().get(path).then().statusCode(303).header("Location", containsString("/signin?next=%2Fconsole"));
    }
}
