package io.madoguchi.gateway.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PortalResource.class)
class PortalPagesTest {

    private static final String LETTER = "0190a000-0000-7000-8000-000000000001";
    private static final Pattern ONCE = Pattern.compile("name=\"once\" value=\"([^\"]+)\"");
    private static final Pattern HASH = Pattern.compile("name=\"hash\" value=\"([^\"]+)\"");

    private static RequestSpecification browser() {
        return given().redirects().follow(false).accept("text/html,*/*;q=0.8");
    }

    private static String once(String path) {
        return found(ONCE, browser().get(path).asString());
    }

    private static String found(Pattern pattern, String html) {
        Matcher field = pattern.matcher(html);
        assertThat(field.find()).isTrue();
        return field.group(1);
    }

    private static RequestSpecification form(Map<String, ?> fields) {
        return browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(fields);
    }

    /** Presses the button as often as a person would who is told that it was too quick. */
    private static Response pressSlowly(String path, Map<String, ?> fields) {
        return await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(300))
                .until(
                        () -> form(fields).post(path),
                        answer -> !answer.asString().contains("quicker than a person"));
    }

    private static List<JsonNode> asked(String path, String needle) {
        try {
            String url = ConfigProvider.getConfig().getValue("SUBSCRIPTION_URL", String.class) + "/recorded";
            JsonNode calls = new ObjectMapper().readTree(given().get(url).asString());
            return StreamSupport.stream(calls.spliterator(), false)
                    .filter(c ->
                            c.path("path").asText().equals(path) && c.toString().contains(needle))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

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
                "/receipt",
                "/check-your-mail",
                "/confirm/any",
                "/choices/any",
                "/unsubscribe/any",
                "/undo/any"
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

    @Test
    void theNoticeStandsBeforeTheButton() {
        String html = browser().get("/en/subscribe/aoba?topic=" + LETTER).asString();
        String before = html.substring(0, html.indexOf("type=\"submit\""));

        assertThat(before)
                .contains("Aoba Instruments", "to send you the mailings you choose", "Until you stop")
                .contains("No other company", "customer data desk", "data@example.jp", "/en/policy/aoba/versions/2")
                .contains("Aoba Instruments asks for your e-mail address", "sha256-");
        assertThat(html).contains("value=\"" + LETTER + "\" aria-describedby=\"d-" + LETTER + "\" checked");
        assertThat(html.split(" checked", -1))
                .as("the asked topic and the language, nothing else")
                .hasSize(3);
    }

    @Test
    void onlyDeclaredItemsAreAskedFor() {
        assertThat(browser().get("/en/subscribe/aoba").asString()).contains("id=\"name\"");
        assertThat(browser().get("/en/subscribe/aoba-print").asString()).doesNotContain("id=\"name\"");
    }

    @Test
    void aSignUpCarriesTheNoticeThatWasShown() {
        String address = UUID.randomUUID() + "@example.jp";
        String page = browser().get("/ja/subscribe/aoba").asString();
        String hash = found(HASH, page);
        Map<String, String> fields = Map.of(
                "once",
                found(ONCE, page),
                "collectionPoint",
                "0190a000-0000-7000-8000-0000000000c1",
                "revision",
                "3",
                "hash",
                hash,
                "topics",
                LETTER,
                "address",
                address,
                "language",
                "en",
                "age",
                "SIXTEEN_OR_OVER",
                "website",
                "");

        form(fields)
                .post("/ja/subscribe/aoba")
                .then()
                .statusCode(400)
                .body(allOf(containsString("人の操作か"), containsString(address)));
        assertThat(asked("/v1/sign-ups", address)).isEmpty();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> form(fields).post("/ja/subscribe/aoba").statusCode() == 303);
        form(fields)
                .post("/ja/subscribe/aoba")
                .then()
                .statusCode(303)
                .header("Location", containsString("/ja/check-your-mail"));

        List<JsonNode> calls = asked("/v1/sign-ups", address);
        assertThat(calls).hasSize(2);
        assertThat(calls.get(0).path("body").toString())
                .isEqualTo("{\"collectionPoint\":\"0190a000-0000-7000-8000-0000000000c1\","
                        + "\"notice\":{\"revision\":3,\"hash\":\"" + hash + "\"},\"locale\":\"en\",\"address\":\""
                        + address + "\","
                        + "\"topics\":[\"" + LETTER + "\"],\"age\":\"SIXTEEN_OR_OVER\",\"channel\":\"FORM\"}");
        assertThat(header(calls.get(0), "Idempotency-key"))
                .isNotBlank()
                .isEqualTo(header(calls.get(1), "Idempotency-key"));
        assertThat(header(calls.get(0), "X-forwarded-for")).isEqualTo("127.0.0.1");
    }

    private static String header(JsonNode call, String name) {
        return call.path("headers").path(name).path(0).asText();
    }

    @Test
    void aFormThatMustChangeKeepsEveryWord() {
        Map<String, String> fields =
                Map.of("once", once("/en/subscribe/aoba"), "address", "haru\"><b>", "name", "Haru <i>");

        pressSlowly("/en/subscribe/aoba", fields)
                .then()
                .statusCode(400)
                .body(allOf(
                        containsString("<a href=\"#topics\">"),
                        containsString("<a href=\"#age\">"),
                        containsString("id=\"errors\" autofocus"),
                        containsString("value=\"haru&quot;&gt;&lt;b&gt;\""),
                        containsString("value=\"Haru &lt;i&gt;\""),
                        not(containsString("<b>\""))));
    }

    @ParameterizedTest
    @CsvSource({
        "haru@, 422, name@example.jp",
        "busy@example.jp, 429, about 2 minutes",
        "changed@example.jp, 422, has changed in the meantime",
        "away@example.jp, 503, Nothing you typed is lost"
    })
    void whatAServiceRefusesIsSaidInOurWords(String address, int status, String said) {
        Map<String, String> fields = Map.of(
                "once", once("/en/subscribe/aoba"), "topics", LETTER, "address", address, "age", "SIXTEEN_OR_OVER");

        pressSlowly("/en/subscribe/aoba", fields).then().statusCode(status).body(containsString(said));
    }

    @Test
    void nobodyBelowTheAgeIsSentOn() {
        String address = UUID.randomUUID() + "@example.jp";
        Map<String, String> fields =
                Map.of("once", once("/en/subscribe/aoba"), "topics", LETTER, "address", address, "age", "UNDER");

        pressSlowly("/en/subscribe/aoba", fields)
                .then()
                .statusCode(422)
                .body(containsString("kept nothing"), not(containsString(address)));
        assertThat(asked("/v1/sign-ups", address)).isEmpty();
    }

    @Test
    void aFilledTrapAndAForgedFieldComeBack() {
        Map<String, String> trap = Map.of(
                "once",
                once("/en/subscribe/aoba"),
                "topics",
                LETTER,
                "address",
                "a@example.jp",
                "age",
                "SIXTEEN_OR_OVER",
                "website",
                "https://example.com");

        pressSlowly("/en/subscribe/aoba", trap).then().statusCode(400).body(containsString("must stay empty"));
        form(Map.of("once", "p.forged", "address", "kept@example.jp"))
                .post("/en/subscribe/aoba")
                .then()
                .statusCode(400)
                .body(containsString("had expired"), containsString("kept@example.jp"));
    }

    @ParameterizedTest
    @CsvSource({
        "confirm, confirm-once, /v1/confirmations",
        "undo, undo-once, /v1/unsubscriptions/undo",
        "unsubscribe, leave-once, /v1/unsubscriptions/by-link"
    })
    void aLinkChangesNothingUntilItsButtonIsPressed(String page, String token, String path) {
        String field = once("/ja/" + page + "/" + token);
        assertThat(asked(path, token)).isEmpty();

        form(Map.of("once", field)).post("/ja/" + page + "/" + token).then().statusCode(200);

        assertThat(asked(path, token)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "confirm, used, 409",
        "confirm, expired, 410",
        "confirm, unknown, 404",
        "choices, unknown, 404",
        "unsubscribe, unknown, 404"
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
    void theContactFormStopsTheMailServiceByAddressAlone() {
        String address = UUID.randomUUID() + "@example.jp";
        browser().get("/en/contact").then().body(containsString(">Unsubscribe from the mail service</label>"));
        browser().get("/ja/contact").then().body(containsString(">配信サービスを停止する</label>"));
        Map<String, String> fields = Map.of(
                "once",
                once("/en/contact?reason=UNSUBSCRIBE"),
                "reason",
                "UNSUBSCRIBE",
                "company",
                "aoba",
                "address",
                address);

        pressSlowly("/en/contact", fields)
                .then()
                .statusCode(200)
                .body(containsString("same for every address"), not(containsString(address)));

        assertThat(asked("/v1/unsubscriptions", address)).hasSize(1);
        assertThat(asked("/v1/unsubscriptions", address)
                        .getFirst()
                        .at("/body/company")
                        .asText())
                .isEqualTo("aoba");
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
                        containsString("20 November 2026, 10:15")));
        browser()
                .multiPart("receipt", new String(receipt, StandardCharsets.US_ASCII))
                .post("/ja/receipt")
                .then()
                .body(containsString("本物の控えです"));
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
                .multiPart("receipt", "x".repeat(70_000))
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
        form(Map.of()).put("/ja/contact").then().statusCode(405).contentType(ContentType.HTML);
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
