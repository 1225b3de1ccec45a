package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Visitor;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cookies, web beacons and IP addresses are explained in plain words, and are three different things in the registry. */
@InTheHouse
class FN3ExplainedIT {

    private static final String COMPANY = "aoba-print";
    private static final String COOKIES = Visitor.CONSENT + "/cookies";

    private final House house;

    FN3ExplainedIT(House house) {
        this.house = house;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ja | クッキー（Cookie）とは | ウェブビーコンとは  | IPアドレスとは
            en | A cookie is          | A web beacon counts | An IP address is a number
            """)
    @Clause("FN3")
    void eachOfTheThreeIsExplainedOnThePageThatListsThem(
            String language, String cookie, String beacon, String address) {
        Response page = house.visitor().api().get("/" + language + "/cookies/" + COMPANY);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString()).contains(cookie, beacon, address);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            COOKIE     | クッキー       | cookie
            WEB_BEACON | ウェブビーコン | web beacon
            IP_ADDRESS | IPアドレス     | IP address
            """)
    @Clause("FN3")
    void whatIsRegisteredIsShownAsWhatItIsAndHowLongItIsKept(String kind, String japanese, String english) {
        String name = "fn3-" + UUID.randomUUID().toString().substring(0, 8);

        Response made = house.staff().ken().post(COOKIES, entry(kind, name, 37));

        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        assertThat(card("ja", name)).contains(japanese, "37日");
        assertThat(card("en", name)).contains(english, "37 days");
    }

    @Test
    @Clause("FN3")
    void anAddressIsNotKeptWithoutAnEnd() {
        String name = "fn3-" + UUID.randomUUID().toString().substring(0, 8);

        Response refused = house.staff().ken().post(COOKIES, entry("IP_ADDRESS", name, 0));

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.asString()).contains("keepDays", "FN3");
        assertThat(house.database("consent").count("cookie_entry where name = ?", name))
                .isZero();
    }

    /** The card of the page that says what is stored under this mark. */
    private String card(String language, String mark) {
        String page = house.visitor()
                .api()
                .get("/" + language + "/cookies/" + COMPANY)
                .asString();
        int at = page.indexOf("(" + mark + ")");
        assertThat(at).as("the page tells of " + mark).isPositive();
        return page.substring(page.lastIndexOf("<li>", at), page.indexOf("</li>", at));
    }

    private static Map<String, Object> entry(String kind, String name, int days) {
        Map<String, Object> entry = new HashMap<>();
        entry.put("company", COMPANY);
        entry.put("site", "https://print.example.jp/");
        entry.put("kind", kind);
        entry.put("name", name);
        entry.put("purpose", "FAULTS");
        entry.put("basis", "NECESSARY");
        entry.put("party", "FIRST");
        entry.put("keepDays", days);
        entry.put("stores", Map.of("ja", "不具合の記録 (" + name + ")", "en", "A record of faults (" + name + ")"));
        return entry;
    }
}
