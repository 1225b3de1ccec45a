package io.madoguchi.gateway.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The public pages of promotions: readable without a name, entered once, answered by link (E3). */
@QuarkusTest
@WithTestResource(PortalResource.class)
class PromotionPagesTest {

    private static final String AUTUMN = "/promotions/0190a000-0000-7000-8000-0000000000d1";

    @ParameterizedTest
    @ValueSource(
            strings = {"/promotions", AUTUMN, AUTUMN + "/enter", AUTUMN + "/entered", "/entry/token", "/prize/token"})
    void everyPageSpeaksBothLanguages(String path) {
        for (String lang : List.of("ja", "en")) {
            String page = Visit.browser()
                    .get("/" + lang + path)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            assertThat(page).contains("<html lang=\"" + lang + "\">").doesNotContain("NOT_FOUND", "<script");
        }
    }

    @Test
    void thePageShowsTheRulesAndWhatProvesTheDraw() {
        assertThat(Visit.browser().get("/en" + AUTUMN).asString())
                .contains("One entry a person.", "ab".repeat(32), "Winning number of the state lottery", "Thermometer");
    }

    @Test
    void anEntryCarriesTheNoticeAndTheRulesThatWereShown() {
        String path = "/en" + AUTUMN + "/enter";
        String address = "hana-" + System.nanoTime() + "@example.jp";
        String html = Visit.browser().get(path).asString();
        Map<String, String> fields = new HashMap<>(Map.of(
                "once", Visit.found(Visit.ONCE, html),
                "hash", Visit.found(Visit.HASH, html),
                "revision", "1",
                "rules", "1",
                "language", "en",
                "address", address,
                "age", "SIXTEEN_OR_OVER"));

        Response sent = Visit.pressSlowly(path, fields);

        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.header("Location")).endsWith("/entered");
        var calls = Visit.asked("/v1" + AUTUMN + "/entries", address);
        assertThat(calls).hasSize(1);
        assertThat(calls.getFirst().path("body").path("rules").asInt()).isEqualTo(1);
        assertThat(calls.getFirst().path("body").has("topics")).isFalse();
    }

    @Test
    void whoIsTooYoungIsNotSent() {
        String path = "/en" + AUTUMN + "/enter";
        String address = "young-" + System.nanoTime() + "@example.jp";
        Map<String, String> fields =
                Map.of("once", Visit.once(path), "language", "en", "address", address, "age", "UNDER");

        assertThat(Visit.pressSlowly(path, fields).statusCode()).isEqualTo(422);
        assertThat(Visit.asked("/v1" + AUTUMN + "/entries", address)).isEmpty();
    }
}
