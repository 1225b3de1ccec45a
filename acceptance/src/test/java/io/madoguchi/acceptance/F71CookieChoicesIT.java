package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.madoguchi.acceptance.house.Caller;
import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Visitor;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Cookies, beacons and addresses for five purposes only; they can be rejected, and the loss of functions is told. */
@InTheHouse
class F71CookieChoicesIT {

    private static final String COMPANY = "aoba";

    private final House house;

    F71CookieChoicesIT(House house) {
        this.house = house;
    }

    @Test
    @Clause("F7.1")
    void aBrowserRejectsBySignalOrByChoiceAndItsOwnChoiceWins() {
        String name = register(entry("STATISTICS"));

        assertThat(permission(name, null, "")).isEqualTo("true NOT_REJECTED");
        assertThat(permission(name, "1", "")).isEqualTo("false GLOBAL_PRIVACY_CONTROL");
        String no = choose(false);
        String yes = choose(true);
        assertThat(permission(name, null, "&choice=" + no)).isEqualTo("false REJECTED");
        assertThat(permission(name, "1", "&choice=" + yes)).isEqualTo("true CHOSEN");

        // the far end: a random id, a company and the choices; no reference, no address, no time of a session
        var row = house.database("consent").rows("select * from cookie_choice where id = cast(? as uuid)", no);
        assertThat(row).hasSize(1);
        assertThat(row.getFirst().keySet()).containsExactlyInAnyOrder("id", "company", "choices", "gpc", "at");
        assertThat(UUID.fromString(no).version())
                .as("random, not ordered by time")
                .isEqualTo(4);
    }

    @Test
    @Clause("F7.1")
    void thereAreFivePurposesAndMarketingIsAskedForFirst() {
        Map<String, Object> other = entry("ADVERTISING");
        Map<String, Object> marketing = entry("MARKETING");
        Map<String, Object> silent = entry("IMPROVEMENT");
        silent.remove("without");

        for (Map<String, Object> refused : List.of(other, marketing, silent)) {
            Response answer = house.staff().ken().post(Visitor.CONSENT + "/cookies", refused);
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
            assertThat(house.database("consent").count("cookie_entry where name = ?", refused.get("name")))
                    .isZero();
        }
        marketing.put("basis", "CHOICE");
        assertThat(permission(register(marketing), null, "")).isEqualTo("false NOT_ASKED");
    }

    @Test
    @Clause("F7.1")
    void thePageSaysWhatDoesNotWorkWithoutAndHowToReject() {
        Map<String, Object> entry = entry("CUSTOMISING");
        String mark = "loss-" + UUID.randomUUID();
        entry.put("without", Map.of("ja", "並び順を覚えません。" + mark, "en", "The order is not remembered. " + mark));
        String name = register(entry);

        for (String language : List.of("ja", "en")) {
            Response page = house.visitor().api().get("/" + language + "/cookies/" + COMPANY);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.asString()).contains(name, mark, "Global Privacy Control");
        }
        Response support = house.visitor().api().get("/.well-known/gpc.json");
        assertThat(support.statusCode()).isEqualTo(200);
        assertThat(support.contentType()).startsWith("application/json");
        assertThat(support.<Boolean>path("gpc")).isTrue();
        assertThat(support.<String>path("lastUpdate")).matches("\\d{4}-\\d{2}-\\d{2}");
    }

    private String choose(boolean yes) {
        Response chosen = house.visitor()
                .api()
                .post(
                        Visitor.CONSENT + "/cookie-choices",
                        Map.of("company", COMPANY, "choices", Map.of("STATISTICS", yes)));
        assertThat(chosen.statusCode()).as(chosen.asString()).isEqualTo(201);
        assertThat(chosen.cookies()).isEmpty();
        return chosen.path("choice");
    }

    private String permission(String name, @Nullable String gpc, String more) {
        Caller browser = house.visitor().api();
        var request = gpc == null ? browser.request() : browser.request().header("Sec-GPC", gpc);
        Response answer = request.get(Visitor.CONSENT + "/cookie-permissions?company=" + COMPANY + more);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        for (JsonNode entry : Visitor.json(answer).path("entries")) {
            if (entry.path("name").asText().equals(name)) {
                return entry.path("allowed").asBoolean() + " "
                        + entry.path("because").asText();
            }
        }
        throw new AssertionError(name + " is not in " + answer.asString());
    }

    private String register(Map<String, Object> entry) {
        Response made = house.staff().ken().post(Visitor.CONSENT + "/cookies", entry);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.path("name");
    }

    private static Map<String, Object> entry(String purpose) {
        Map<String, Object> entry = new HashMap<>();
        entry.put("company", COMPANY);
        entry.put("site", "https://www.example.jp/");
        entry.put("kind", "COOKIE");
        entry.put("name", "c-" + UUID.randomUUID().toString().substring(0, 8));
        entry.put("purpose", purpose);
        entry.put("basis", "UNLESS_REJECTED");
        entry.put("party", "FIRST");
        entry.put("keepDays", 30);
        entry.put("stores", Map.of("ja", "無作為な番号", "en", "A random number"));
        entry.put("without", Map.of("ja", "何も変わりません。", "en", "Nothing changes."));
        return entry;
    }
}
