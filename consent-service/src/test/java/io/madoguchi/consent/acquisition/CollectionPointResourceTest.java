package io.madoguchi.consent.acquisition;

import static io.madoguchi.consent.Given.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.madoguchi.consent.ConsentWorld;
import io.madoguchi.consent.Given;
import io.madoguchi.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Collection points and notices, through HTTP and at the outbox. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class CollectionPointResourceTest {

    @Inject
    javax.sql.DataSource database;

    @Test
    void aCollectionPointWithoutPublishedPurposeStaysShut() throws SQLException {
        Given world = Given.published();
        String unpublished = world.createPurpose("surveys", "CONSENT");
        String point = world.createCollectionPoint("survey", unpublished);

        as(world.author)
                .post("/v1/collection-points/" + point + "/opening")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", is("/problems/no-published-purpose"));

        given().get("/v1/collection-points/" + point + "/notice").then().statusCode(404);
        given().get("/v1/collection-points?company=" + world.company).then().body("items", hasSize(0));
        assertThat(events(point)).isEmpty();
    }

    @Test
    void anOpenOneShowsEverythingBeforeAskingAndItsHashIsThatOfTheText() throws SQLException {
        Given world = Given.open();

        JsonPath notice = world.notice().then().statusCode(200).extract().jsonPath();

        for (String language : List.of("ja", "en")) {
            String text = notice.getString("texts." + language + ".text");
            assertThat(notice.getString("texts." + language + ".hash")).isEqualTo(NoticeTexts.hash(text));
            assertThat(text)
                    .contains(notice.getString("companyNames." + language))
                    .contains(notice.getString("purposes[0].texts." + language))
                    .contains(notice.getString("purposes[0].retention." + language))
                    .contains(notice.getString("items[0].labels." + language))
                    .contains(notice.getString("items[0].reasons." + language))
                    .contains(notice.getString("recipients." + language))
                    .contains(notice.getString("withdrawal." + language))
                    .contains("pr@example.jp")
                    .contains("16");
        }
        assertThat(notice.getInt("revision")).isEqualTo(1);
        assertThat(notice.getInt("ageLimit")).isEqualTo(16);
        assertThat(events(world.collectionPoint)).singleElement().satisfies(event -> {
            assertThat(event.getString("notice.ja.hash")).isEqualTo(notice.getString("texts.ja.hash"));
            assertThat(event.getString("purposes[0].id")).isEqualTo(world.purpose);
            assertThat(event.getString("items[0].name")).isEqualTo("email");
        });
    }

    @Test
    void openingAgainChangesNothingUntilTheNoticeWouldSaySomethingElse() throws SQLException {
        Given world = Given.open();
        String opening = "/v1/collection-points/" + world.collectionPoint + "/opening";

        as(world.author).post(opening).then().statusCode(200).body("revision", is(1));
        assertThat(events(world.collectionPoint)).hasSize(1);

        world.publishPolicy(world.purpose);
        as(world.author).post(opening).then().statusCode(200).body("revision", is(2));
        assertThat(events(world.collectionPoint)).hasSize(2);
    }

    @Test
    void aClosedOneShowsNoNoticeAndMayOpenAgain() {
        Given world = Given.open();
        String point = "/v1/collection-points/" + world.collectionPoint;

        as(world.author).post(point + "/closing").then().statusCode(200).body("state", is("CLOSED"));
        as(world.author).post(point + "/closing").then().statusCode(200);
        world.notice().then().statusCode(404);
        as(world.author).post(point + "/opening").then().statusCode(200).body("revision", is(1));
        world.notice().then().statusCode(200);
    }

    @Test
    void aDraftCannotBeClosed() {
        Given world = Given.published();
        String point = world.createCollectionPoint("draft", world.purpose);

        as(world.author)
                .post("/v1/collection-points/" + point + "/closing")
                .then()
                .statusCode(409)
                .body("type", is("/problems/collection-point-not-open"));
    }

    @Test
    void withoutAPolicyInForceNothingOpens() {
        Given world = Given.company();
        String purpose = world.createPurpose("news", "CONSENT");
        String policy = as(world.author)
                .body(world.policyJson(purpose).replace("2026-04-01", "2099-04-01"))
                .post("/v1/policies")
                .then()
                .statusCode(201)
                .extract()
                .path("policy");
        as(world.publisher)
                .post("/v1/policies/" + policy + "/versions/1/publication")
                .then()
                .statusCode(200);
        String point = world.createCollectionPoint("early", purpose);

        as(world.author)
                .post("/v1/collection-points/" + point + "/opening")
                .then()
                .statusCode(409)
                .body("type", is("/problems/no-policy-in-force"));
    }

    @Test
    void anItemNeedsAPurposeOfTheCollectionPoint() {
        Given world = Given.published();
        String body = world.collectionPointJson("x1", world.purpose)
                .replaceFirst(world.purpose, "00000000-0000-7000-8000-000000000000");

        as(world.author)
                .body(body)
                .post("/v1/collection-points")
                .then()
                .statusCode(400)
                .body("errors[0].field", is("items"));
    }

    @Test
    void strangersAndOtherCompaniesAreKeptOut() {
        Given world = Given.published();
        String body = world.collectionPointJson("x2", world.purpose);
        String point = world.createCollectionPoint("x3", world.purpose);
        String other = Tokens.staffOf(List.of("elsewhere"), "eve", "privacy-officer");

        given().contentType("application/json")
                .body(body)
                .post("/v1/collection-points")
                .then()
                .statusCode(401);
        as(world.staff("emi", "editor"))
                .body(body)
                .post("/v1/collection-points")
                .then()
                .statusCode(403);
        as(other).body(body).post("/v1/collection-points").then().statusCode(404);
        as(other).post("/v1/collection-points/" + point + "/opening").then().statusCode(404);
        as(other).get("/v1/collection-points/" + point).then().statusCode(404);
        as(other)
                .get("/v1/collection-points?state=all&company=" + world.company)
                .then()
                .body("items", hasSize(0));
        as(world.author)
                .get("/v1/collection-points?state=all&company=" + world.company)
                .then()
                .body("items", hasSize(1));
    }

    private List<JsonPath> events(String key) throws SQLException {
        List<JsonPath> events = new ArrayList<>();
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select data from outbox_event where key = ? and type = 'collection-point.opened' order by revision")) {
            select.setString(1, key);
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    events.add(JsonPath.from(found.getString(1)));
                }
            }
        }
        return events;
    }
}
