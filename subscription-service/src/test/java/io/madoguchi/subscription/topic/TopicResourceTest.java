package io.madoguchi.subscription.topic;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.madoguchi.events.Ids;
import io.madoguchi.subscription.Desk;
import io.madoguchi.testing.ServiceResource;
import io.madoguchi.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceResource.class)
class TopicResourceTest {

    @Inject
    Desk desk;

    @Test
    void aTopicIsADraftUntilItIsOpened() {
        Desk.Offer offer = desk.offer();
        String id = Desk.asEditor()
                .body(Desk.topicBody(offer.point(), offer.purpose()))
                .post("/v1/topics")
                .then()
                .statusCode(201)
                .body("state", is("DRAFT"))
                .extract()
                .path("id");

        given().get("/v1/topics/" + id).then().statusCode(404);
        Desk.asEditor().get("/v1/topics/" + id).then().statusCode(200);
        Desk.asEditor()
                .queryParam("state", "all")
                .queryParam("limit", 200)
                .get("/v1/topics")
                .then()
                .statusCode(200)
                .body("items.company", everyItem(is(Desk.COMPANY)));

        Desk.asEditor().body("").post("/v1/topics/" + id + "/opening").then().body("state", is("OPEN"));
        given().get("/v1/topics/" + id).then().statusCode(200).body("names.en", is("Instrument news"));
        Desk.asEditor().body("").post("/v1/topics/" + id + "/closing").then().body("state", is("CLOSED"));
        given().get("/v1/topics?limit=200").then().body("items.id", not(hasItem(id)));
    }

    @Test
    void theListIsReadPageByPage() {
        Desk.Offer offer = desk.offer();
        desk.topic(offer.point(), offer.purpose());

        String next = given().get("/v1/topics?company=aoba&limit=1")
                .then()
                .statusCode(200)
                .body("items.size()", is(1))
                .extract()
                .path("next");
        given().get("/v1/topics?company=aoba&limit=1&cursor=" + next)
                .then()
                .body("items.size()", is(1))
                .body("items[0].id", not(is(next)));
        given().get("/v1/topics?company=nowhere")
                .then()
                .body("items.size()", is(0))
                .body("next", nullValue());
        for (String bad : List.of("limit=0", "limit=201", "limit=x", "cursor=x", "state=draft")) {
            int status = given().get("/v1/topics?" + bad).statusCode();
            org.assertj.core.api.Assertions.assertThat(status).as(bad).isIn(400, 404);
        }
    }

    @Test
    void anEditOfAStaleVersionIsRefused() {
        Desk.Offer offer = desk.offer();
        String path = "/v1/topics/" + offer.topic();
        var words = Map.of(
                "names", Map.of("ja", "新しい名前", "en", "New name"),
                "descriptions", Map.of("ja", "説明", "en", "Words"),
                "languages", List.of("ja"),
                "rhythm", Map.of("ja", "毎週", "en", "Weekly"));
        String tag = given().get(path).header("ETag");

        Desk.asEditor().body(words).put(path).then().statusCode(400);
        Desk.asEditor()
                .header("If-Match", tag)
                .body(words)
                .put(path)
                .then()
                .statusCode(200)
                .body("names.en", is("New name"));
        Desk.asEditor().header("If-Match", tag).body(words).put(path).then().statusCode(412);
    }

    @Test
    void aSlugIsTakenOnceAndARepeatedCommandMakesOneTopic() {
        Desk.Offer offer = desk.offer();
        var body = Desk.topicBody(offer.point(), offer.purpose());
        String key = UUID.randomUUID().toString();

        String first = create(key, body);
        org.assertj.core.api.Assertions.assertThat(create(key, body)).isEqualTo(first);
        Desk.asEditor()
                .body(body)
                .post("/v1/topics")
                .then()
                .statusCode(409)
                .body("type", is("/problems/topic-slug-taken"));
    }

    private static String create(String key, Map<String, Object> body) {
        return Desk.asEditor()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/topics")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void nothingIsPublishedWithoutADeclaredPurpose() {
        Desk.Offer offer = desk.offer();

        Desk.asEditor()
                .body(Desk.topicBody(offer.point(), Ids.next()))
                .post("/v1/topics")
                .then()
                .statusCode(400)
                .body("errors[0].field", is("purpose"));
        Desk.asEditor()
                .body(Desk.topicBody(Ids.next(), offer.purpose()))
                .post("/v1/topics")
                .then()
                .statusCode(400)
                .body("errors[0].field", is("collectionPoint"));
    }

    @Test
    void onlyEditorsOfTheCompanyWrite() {
        Desk.Offer offer = desk.offer();
        var body = Desk.topicBody(offer.point(), offer.purpose());
        String opening = "/v1/topics/" + offer.topic() + "/closing";

        given().contentType(ContentType.JSON)
                .body(body)
                .post("/v1/topics")
                .then()
                .statusCode(401);
        given().get("/v1/topics?state=all").then().statusCode(401);
        as(Tokens.staff("aki", "auditor")).body(body).post("/v1/topics").then().statusCode(403);
        as(Tokens.staffOf(List.of("other"), "eve", "editor"))
                .body(body)
                .post("/v1/topics")
                .then()
                .statusCode(404);
        as(Tokens.staffOf(List.of("other"), "eve", "editor"))
                .body("")
                .post(opening)
                .then()
                .statusCode(404);
        as(Tokens.staffOf(List.of("other"), "eve", "editor"))
                .queryParam("state", "all")
                .get("/v1/topics")
                .then()
                .statusCode(200)
                .body("items.size()", is(0));
        as("not-a-token").body("").post(opening).then().statusCode(401);
    }

    private static io.restassured.specification.RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
