package io.madoguchi.consent.cookie;

import static io.madoguchi.consent.Given.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.madoguchi.consent.ConsentWorld;
import io.madoguchi.consent.Given;
import io.madoguchi.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The registry, the choices of browsers, and the list of what is sent to others. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class CookieResourceTest {

    @Test
    void anEntryIsReadByEveryoneAndStandsInTheListOfTransmissions() {
        Given world = Given.company();

        register(world, "_ga", "STATISTICS", "UNLESS_REJECTED").then().statusCode(201);

        given().get("/v1/cookies?company=" + world.company)
                .then()
                .statusCode(200)
                .body("items.name", hasItem("_ga"))
                .body("items.name", hasItem("madoguchi"));
        given().get("/v1/external-transmissions?company=" + world.company)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].recipient.en", is("Example Analytics"))
                .body("items[0].terms", is("https://analytics.example.com/terms"))
                .body("items[0].information.en", is("A random number of the browser"));
        register(world, "_ga", "STATISTICS", "UNLESS_REJECTED")
                .then()
                .statusCode(409)
                .body("type", is("/problems/cookie-registered"));
    }

    @Test
    void aRetiredEntryIsGoneForVisitorsAndStaysForStaff() {
        Given world = Given.company();
        String id = register(world, "old", "IMPROVEMENT", "CHOICE").path("id");

        as(world.author).post("/v1/cookies/" + id + "/retirement").then().statusCode(200);

        assertThat(names(given(), world, "")).doesNotContain("old");
        assertThat(names(given(), world, "&state=all")).doesNotContain("old");
        assertThat(names(as(world.author), world, "&state=all")).contains("old");
        as(Tokens.staffOf(List.of("elsewhere"), "eve", "privacy-officer"))
                .post("/v1/cookies/" + id + "/retirement")
                .then()
                .statusCode(404);
    }

    @Test
    void whatTheRulesForbidIsRefused() {
        Given world = Given.company();

        as(world.author)
                .body(json(world, "x", "MARKETING", "UNLESS_REJECTED"))
                .post("/v1/cookies")
                .then()
                .statusCode(400);
        as(world.author)
                .body(json(world, "x", "STATISTICS", "CHOICE").replaceAll("(?s), \"recipient\".*", "}"))
                .post("/v1/cookies")
                .then()
                .statusCode(400);
        as(world.author)
                .body(json(world, "x", "ADVERTISING", "CHOICE"))
                .post("/v1/cookies")
                .then()
                .statusCode(400);
        as(world.staff("emi", "editor"))
                .body(json(world, "x", "STATISTICS", "CHOICE"))
                .post("/v1/cookies")
                .then()
                .statusCode(403);
        given().contentType("application/json")
                .body(json(world, "x", "STATISTICS", "CHOICE"))
                .post("/v1/cookies")
                .then()
                .statusCode(401);
    }

    @Test
    void aChoiceWinsOverTheSignalAndKnowsNobody() {
        Given world = Given.company();
        register(world, "_ga", "STATISTICS", "UNLESS_REJECTED");

        assertThat(because(given(), world, "")).isEqualTo("NOT_REJECTED");
        assertThat(because(given().header("Sec-GPC", "1"), world, "")).isEqualTo("GLOBAL_PRIVACY_CONTROL");
        assertThat(because(given().header("Sec-GPC", "0"), world, "")).isEqualTo("NOT_REJECTED");

        String yes = choose(world, true);
        String no = choose(world, false);
        assertThat(because(given().header("Sec-GPC", "1"), world, "&choice=" + yes))
                .isEqualTo("CHOSEN");
        assertThat(because(given(), world, "&choice=" + no)).isEqualTo("REJECTED");
        assertThat(yes).isNotEqualTo(choose(world, true));
        given().get("/v1/cookie-permissions?company=" + world.company + "&choice=" + java.util.UUID.randomUUID())
                .then()
                .statusCode(404);
        given().get("/v1/cookie-permissions?company=nobody").then().statusCode(404);
    }

    private static String choose(Given world, boolean yes) {
        return given().contentType("application/json")
                .header("Sec-GPC", "1")
                .body("{\"company\": \"%s\", \"choices\": {\"STATISTICS\": %s}}".formatted(world.company, yes))
                .post("/v1/cookie-choices")
                .then()
                .statusCode(201)
                .extract()
                .path("choice");
    }

    private static String because(RequestSpecification browser, Given world, String more) {
        return browser.get("/v1/cookie-permissions?company=" + world.company + more)
                .then()
                .statusCode(200)
                .extract()
                .path("entries.find { it.name == '_ga' }.because");
    }

    private static List<String> names(RequestSpecification caller, Given world, String more) {
        return caller.get("/v1/cookies?company=" + world.company + more).path("items.name");
    }

    private static io.restassured.response.Response register(Given world, String name, String purpose, String basis) {
        return as(world.author).body(json(world, name, purpose, basis)).post("/v1/cookies");
    }

    private static String json(Given world, String name, String purpose, String basis) {
        return """
                {"company": "%s", "site": "https://www.example.jp/", "kind": "COOKIE", "name": "%s",
                 "purpose": "%s", "basis": "%s", "party": "THIRD", "keepDays": 400,
                 "stores": {"ja": "ブラウザーの無作為な番号", "en": "A random number of the browser"},
                 "without": {"ja": "何も変わりません。", "en": "Nothing changes."}, "recipient": {
                 "names": {"ja": "例解析", "en": "Example Analytics"}, "country": "US",
                 "purpose": {"ja": "利用状況の集計", "en": "Counting visits"},
                 "terms": "https://analytics.example.com/terms"}}
                """.formatted(world.company, name, purpose, basis);
    }
}
