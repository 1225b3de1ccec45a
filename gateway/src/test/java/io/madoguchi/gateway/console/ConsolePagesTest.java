package io.madoguchi.gateway.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.madoguchi.gateway.portal.PortalResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PortalResource.class)
class ConsolePagesTest {

    private static final Pattern ONCE = Pattern.compile("name=\"once\" value=\"([^\"]+)\"");
    private static final String ISSUE = "/console/issues/0190a000-0000-7000-8000-";

    private final Map<String, String> cookies = new HashMap<>();

    /** The whole walk: to the provider, back to the door, and a session of one's own. */
    @BeforeEach
    void signIn() {
        Response away = given().redirects().follow(false).get("/signin?next=/console");
        cookies.putAll(away.cookies());
        Response back =
                given().urlEncodingEnabled(false).redirects().follow(false).get(away.header("Location"));
        URI callback = URI.create(back.header("Location"));
        Response in = given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .cookies(cookies)
                .get(callback.getRawPath() + "?" + callback.getRawQuery());
        assertThat(in.statusCode()).isEqualTo(200);
        cookies.putAll(in.cookies());
    }

    private RequestSpecification staff() {
        return given().redirects().follow(false).accept("text/html").cookies(cookies);
    }

    private Response press(String path, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        Matcher field = ONCE.matcher(staff().get(path).asString());
        assertThat(field.find()).isTrue();
        all.putIfAbsent("once", field.group(1));
        return staff().header("Sec-Fetch-Site", "same-origin")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(all)
                .post(path);
    }

    private static List<JsonNode> asked(String path, String needle) throws IOException {
        String url = ConfigProvider.getConfig().getValue("SUBSCRIPTION_URL", String.class) + "/recorded";
        JsonNode calls = new ObjectMapper().readTree(given().get(url).asString());
        return StreamSupport.stream(calls.spliterator(), false)
                .filter(c ->
                        c.path("path").asText().equals(path) && c.toString().contains(needle))
                .toList();
    }

    @Test
    void whatWaitsIsOnTheFirstPage() {
        staff().get("/console?l=en")
                .then()
                .statusCode(200)
                .body(containsString("lang=\"ja\">年末年始の営業</a>"), containsString("Visit our works"))
                .body(containsString("outcome is not known</a>: 2"))
                .body(not(containsString("A new thermometer")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console",
                "/console/issues",
                "/console/issues?state=DRAFT",
                "/console/issues/new",
                "/console/topics",
                "/console/topics/new",
                "/console/deliveries/unknown",
                "/console/returns",
                "/console/returns?kind=UNPARSED",
                "/console/returns/0190a000-0000-7000-8000-0000000000e2"
            })
    void everyPageSpeaksBothLanguages(String path) {
        for (String lang : List.of("ja", "en")) {
            String page = staff().get(path + (path.contains("?") ? "&" : "?") + "l=" + lang)
                    .then()
                    .statusCode(200)
                    .header("Content-Language", lang)
                    .header("Cache-Control", is("no-store"))
                    .extract()
                    .asString();
            assertThat(page).contains("<html lang=\"" + lang + "\">").doesNotContain("NOT_FOUND", "<script");
        }
    }

    @Test
    void anIssueShowsWhereEachOfItsMailsIs() {
        staff().get(ISSUE + "SENDING?l=en")
                .then()
                .statusCode(200)
                .body(containsString("All 2400 planned mails"), containsString(">1812</td>"), containsString("75.5 %"))
                .body(containsString("class=\"bar-accepted\" x=\"0.00\""), containsString("Put on hold"))
                .body(not(containsString("value=\"approval\"")), not(containsString("value=\"review\"")));
    }

    @Test
    void whatCameBackIsShownAndNeverRun() {
        staff().get(ISSUE + "SENDING?l=en")
                .then()
                .statusCode(200)
                .body(containsString("was held by itself"), containsString(">17</td>"));
        staff().get("/console/returns/0190a000-0000-7000-8000-0000000000e2?l=en")
                .then()
                .statusCode(200)
                .body(containsString("&lt;b&gt;blue&lt;/b&gt;"), containsString("Watched"), containsString("1.75"));
    }

    @Test
    void anIssueIsWrittenInBothLanguagesWithOnesOwnToken() throws IOException {
        String subject = "Subject " + UUID.randomUUID();
        press(
                        "/console/issues/new",
                        Map.of(
                                "topic",
                                "0190a000-0000-7000-8000-000000000001",
                                "subject-en",
                                subject,
                                "body-en",
                                "# Hello"))
                .then()
                .statusCode(303)
                .header("Location", containsString("/console/issues/"));

        JsonNode call = asked("/v1/issues", subject).getFirst();
        assertThat(call.at("/body/variants").toString())
                .isEqualTo("{\"en\":{\"subject\":\"" + subject + "\",\"body\":\"# Hello\"}}");
        assertThat(call.at("/headers/Authorization/0").asText()).startsWith("Bearer ey");
        assertThat(call.at("/headers/Idempotency-key/0").asText()).isNotBlank();
    }

    @Test
    void halfAnIssueComesBackWithWhatWasTyped() {
        press("/console/issues/new?l=en", Map.of("topic", "x", "subject-ja", "冬の<点検>"))
                .then()
                .statusCode(400)
                .body(containsString("冬の&lt;点検&gt;"), containsString("href=\"#variant-ja\""));
    }

    @ParameterizedTest
    @CsvSource({
        "DRAFT, review, /review",
        "SENDING, hold, /hold",
        "APPROVED, now, /schedule",
        "SENDING, test-sends, /test-sends"
    })
    void aStepGoesToTheService(String issue, String button, String path) throws IOException {
        int before =
                asked("/v1/issues/0190a000-0000-7000-8000-" + issue + path, "").size();

        press(ISSUE + issue, Map.of("do", button)).then().statusCode(303);

        assertThat(asked("/v1/issues/0190a000-0000-7000-8000-" + issue + path, ""))
                .hasSize(before + 1);
    }

    @Test
    void sendingLaterIsAnHourOfTheHouse() throws IOException {
        press(ISSUE + "APPROVED", Map.of("do", "schedule", "at", "2027-01-05T09:00"))
                .then()
                .statusCode(303);

        assertThat(asked("/v1/issues/0190a000-0000-7000-8000-APPROVED/schedule", "2027-01-05T00:00:00Z"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"rejection, #reason", "schedule, #at"})
    void aStepThatNeedsMoreAsksForIt(String button, String field) {
        press(ISSUE + "APPROVED", Map.of("do", button))
                .then()
                .statusCode(400)
                .body(containsString("href=\"" + field + "\""));
    }

    @Test
    void aFormOfSomebodyElseIsRefused() throws IOException {
        int before =
                asked("/v1/issues/0190a000-0000-7000-8000-SENDING/stop", "").size();

        press(ISSUE + "SENDING", Map.of("do", "stop", "once", "s.forged"))
                .then()
                .statusCode(400);

        assertThat(asked("/v1/issues/0190a000-0000-7000-8000-SENDING/stop", "")).hasSize(before);
    }

    @Test
    void aTopicIsTiedToAPointAndAPurposeOfOnesOwnCompany() throws IOException {
        Map<String, String> topic = new HashMap<>(Map.of(
                "slug",
                "taken",
                "kind",
                "NEWSLETTER",
                "name-ja",
                "名",
                "name-en",
                "Name",
                "languages",
                "ja",
                "point",
                "0190a000-0000-7000-8000-0000000000c1",
                "purpose",
                "0190a000-0000-7000-8000-0000000000e1"));
        press("/console/topics/new?l=en", topic).then().statusCode(422).body(containsString("href=\"#slug\""));

        topic.put("slug", "lab-" + UUID.randomUUID());
        press("/console/topics/new", topic).then().statusCode(303);

        JsonNode body = asked("/v1/topics", topic.get("slug")).getFirst().path("body");
        assertThat(body.path("company").asText()).isEqualTo("aoba");
        assertThat(body.path("names").toString()).isEqualTo("{\"ja\":\"名\",\"en\":\"Name\"}");
        press("/console/topics/new", Map.of("point", "another", "slug", "x"))
                .then()
                .statusCode(404);
    }

    @Test
    void theMailItselfIsShownInASandboxWithItsStyles() {
        staff().get(ISSUE + "SENDING/preview/mail?locale=ja")
                .then()
                .statusCode(200)
                .header(
                        "Content-Security-Policy",
                        is("sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"))
                .body(containsString("結露"));
        staff().get(ISSUE + "SENDING/preview?locale=ja")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("style-src 'self'"))
                .body(containsString("冬の点検のこつ"));
    }

    @Test
    void whatIsNotThereIsAPage() {
        staff().get(ISSUE + "nowhere").then().statusCode(404).contentType("text/html");
    }
}
