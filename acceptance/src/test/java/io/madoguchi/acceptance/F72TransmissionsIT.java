package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Visitor;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The analytics provider is named, with what it gathers and where its terms are. */
@InTheHouse
class F72TransmissionsIT {

    private static final String COMPANY = "aoba-print";

    private final House house;

    F72TransmissionsIT(House house) {
        this.house = house;
    }

    @Test
    @Clause("F7.2")
    void theListOfTransmissionsIsMadeFromTheRegistryInBothLanguages() {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        Map<String, Object> entry = entry(mark);

        Response made = house.staff().ken().post(Visitor.CONSENT + "/cookies", entry);

        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        JsonNode sent =
                Visitor.json(house.visitor().api().get(Visitor.CONSENT + "/external-transmissions?company=" + COMPANY));
        assertThat(sent.path("items")).anySatisfy(one -> {
            assertThat(one.path("recipient").path("en").asText()).isEqualTo("Example Analytics " + mark);
            assertThat(one.path("information").path("ja").asText()).isEqualTo("閲覧したページ " + mark);
            assertThat(one.path("recipientPurpose").path("en").asText()).isEqualTo("To count visits " + mark);
            assertThat(one.path("terms").asText()).isEqualTo("https://analytics.example.com/terms/" + mark);
        });
        assertPage("ja", "例解析 " + mark, "閲覧したページ " + mark, "訪問の集計 " + mark, mark);
        assertPage("en", "Example Analytics " + mark, "Pages seen " + mark, "To count visits " + mark, mark);

        // what is not used any more is not in the list any more
        String id = made.path("id");
        house.staff().ken().post(Visitor.CONSENT + "/cookies/" + id + "/retirement", Map.of());
        assertThat(house.visitor().api().get("/en/cookies/" + COMPANY).asString())
                .doesNotContain(mark);
    }

    @Test
    @Clause("F7.2")
    void whatOthersSetIsNotRegisteredWithoutSayingWhoTheyAre() {
        Map<String, Object> nameless = entry("nameless");
        nameless.remove("recipient");

        Response refused = house.staff().ken().post(Visitor.CONSENT + "/cookies", nameless);

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.asString()).contains("recipient");
        assertThat(house.database("consent").count("cookie_entry where name = ?", nameless.get("name")))
                .isZero();
    }

    private void assertPage(String language, String... words) {
        Response page = house.visitor().api().get("/" + language + "/cookies/" + COMPANY);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.header("Content-Language")).isEqualTo(language);
        assertThat(page.asString()).contains(words).contains("https://analytics.example.com/terms/");
    }

    private static Map<String, Object> entry(String mark) {
        Map<String, Object> entry = new HashMap<>();
        entry.put("company", COMPANY);
        entry.put("site", "https://print.example.jp/");
        entry.put("kind", "COOKIE");
        entry.put("name", "_v-" + mark);
        entry.put("purpose", "STATISTICS");
        entry.put("basis", "UNLESS_REJECTED");
        entry.put("party", "THIRD");
        entry.put("keepDays", 400);
        entry.put("stores", Map.of("ja", "閲覧したページ " + mark, "en", "Pages seen " + mark));
        entry.put("without", Map.of("ja", "何も変わりません。", "en", "Nothing changes."));
        entry.put(
                "recipient",
                Map.of(
                        "names",
                        Map.of("ja", "例解析 " + mark, "en", "Example Analytics " + mark),
                        "country",
                        "US",
                        "purpose",
                        Map.of("ja", "訪問の集計 " + mark, "en", "To count visits " + mark),
                        "terms",
                        "https://analytics.example.com/terms/" + mark));
        return entry;
    }
}
