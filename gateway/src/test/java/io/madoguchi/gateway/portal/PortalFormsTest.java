package io.madoguchi.gateway.portal;

import static io.madoguchi.gateway.portal.Visit.HASH;
import static io.madoguchi.gateway.portal.Visit.LETTER;
import static io.madoguchi.gateway.portal.Visit.ONCE;
import static io.madoguchi.gateway.portal.Visit.asked;
import static io.madoguchi.gateway.portal.Visit.browser;
import static io.madoguchi.gateway.portal.Visit.form;
import static io.madoguchi.gateway.portal.Visit.found;
import static io.madoguchi.gateway.portal.Visit.header;
import static io.madoguchi.gateway.portal.Visit.once;
import static io.madoguchi.gateway.portal.Visit.pressSlowly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PortalResource.class)
class PortalFormsTest {

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
}
