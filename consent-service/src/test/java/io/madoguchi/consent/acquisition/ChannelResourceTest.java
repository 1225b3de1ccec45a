package io.madoguchi.consent.acquisition;

import static io.madoguchi.consent.Given.as;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.madoguchi.consent.ConsentWorld;
import io.madoguchi.consent.Given;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cards, meetings and events: a short list of purposes, and a no on the spot (F1.2). */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class ChannelResourceTest {

    @ParameterizedTest
    @ValueSource(strings = {"BUSINESS_CARD", "MEETING", "EVENT"})
    void whatACardDoesNotMakeEvidentCannotBeAskedForThere(String channel) {
        Given world = Given.company();
        String other = world.createPurpose("research", "NOTICE");
        String allowed = introduction(world);
        world.publishPolicy(other, allowed);

        as(world.author)
                .post("/v1/collection-points/" + point(world, channel, other) + "/opening")
                .then()
                .statusCode(422)
                .body("type", is("/problems/channel-limits-purposes"));
        as(world.author)
                .post("/v1/collection-points/" + point(world, channel, allowed) + "/opening")
                .then()
                .statusCode(200);
    }

    @Test
    void aCardAllowsTheIntroductionUntilItsOwnerSaysNo() {
        Given world = Given.company();
        String purpose = introduction(world);
        String research = world.createPurpose("research", "NOTICE");
        world.publishPolicy(purpose, research);
        String point = point(world, "BUSINESS_CARD", purpose);
        as(world.author)
                .post("/v1/collection-points/" + point + "/opening")
                .then()
                .statusCode(200);
        String person = Given.person();
        String body = acquisition(world, person, point);

        as(world.staff("emi", "editor"))
                .body(body)
                .post("/v1/acquisitions")
                .then()
                .statusCode(201)
                .body("mode", is("EVIDENT"))
                .body("known", is(true));
        decides(world, person, purpose, "ALLOW");
        decides(world, person, research, "DENY");
        as(world.staff("emi", "editor"))
                .body("{\"company\": \"%s\", \"evidence\": \"stand 7\"}".formatted(world.company))
                .post("/v1/persons/" + person + "/rejections")
                .then()
                .statusCode(200)
                .body("status", is("EFFECTIVE"))
                .body("purposes", hasItem(purpose));
        decides(world, person, purpose, "DENY");
        as(world.author).get("/v1/acquisitions?person=" + person).then().body("channel", hasItem("BUSINESS_CARD"));
    }

    @Test
    void whatCameFromSomebodyElseNamesThemAndAFormIsNoOtherWay() {
        Given world = Given.open();
        String person = Given.person();
        as(world.author)
                .body(acquisition(world, person, world.collectionPoint))
                .post("/v1/acquisitions")
                .then()
                .statusCode(422)
                .body("type", is("/problems/no-evidence"));
        String point = point(world, "PARTNER", world.purpose);
        as(world.author)
                .body(acquisition(world, person, point))
                .post("/v1/acquisitions")
                .then()
                .statusCode(409);
        as(world.author)
                .post("/v1/collection-points/" + point + "/opening")
                .then()
                .statusCode(200);

        as(world.author)
                .body(acquisition(world, person, point))
                .post("/v1/acquisitions")
                .then()
                .statusCode(400)
                .body("errors[0].field", is("source"));
        as(world.author)
                .body(acquisition(world, person, point).replace("}", ", \"source\": \"Dealer 4\"}"))
                .post("/v1/acquisitions")
                .then()
                .statusCode(201)
                .body("mode", is("PUBLISHED"))
                .body("source", is("Dealer 4"));
    }

    @Test
    void aSiteWithAPolicyOfItsOwnShowsThatOne() {
        Given world = Given.published();
        String shop = "https://shop.example.jp/books/";
        String policy = as(world.author)
                .body(world.policyJson(world.purpose)
                        .replace("\"ageLimit\": 16", "\"ageLimit\": 18, \"site\": \"" + shop + "\""))
                .post("/v1/policies")
                .then()
                .statusCode(201)
                .extract()
                .path("policy");
        as(world.publisher)
                .post("/v1/policies/" + policy + "/versions/1/publication")
                .then()
                .statusCode(200);

        as(world.author)
                .get("/v1/policies/current?company=" + world.company + "&site=" + shop + "new/")
                .then()
                .statusCode(200)
                .body("policy", is(policy))
                .body("covers.site", is(shop))
                .body("covers.country", is("JP"));
        for (String query : List.of("", "&site=https://www.example.jp/", "&site=nonsense")) {
            as(world.author)
                    .get("/v1/policies/current?company=" + world.company + query)
                    .then()
                    .body("policy", is(world.policy))
                    .body("covers.site", is("https://www.example.jp/"));
        }
        String point = as(world.author)
                .body(world.collectionPointJson("shop", world.purpose)
                        .replace("\"channel\"", "\"site\": \"" + shop + "\", \"channel\""))
                .post("/v1/collection-points")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as(world.author)
                .post("/v1/collection-points/" + point + "/opening")
                .then()
                .statusCode(200);
        as(world.author)
                .get("/v1/collection-points/" + point + "/notice")
                .then()
                .body("policy.id", is(policy))
                .body("ageLimit", is(18));
        as(world.author)
                .get("/v1/policies/feed?company=" + world.company + "&lang=ja")
                .then()
                .statusCode(200)
                .contentType("application/atom+xml")
                .body("feed.entry.size()", is(2))
                .body("feed.entry[0].title", is("個人情報保護方針 1"));
        as(world.author).get("/v1/policies/feed?company=nowhere").then().statusCode(404);
    }

    private static String introduction(Given world) {
        return as(world.author)
                .body(world.purposeJson("introduction", "NOTICE")
                        .replace("\"mode\"", "\"activity\": \"INTRODUCTION\", \"mode\""))
                .post("/v1/purposes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String point(Given world, String channel, String purpose) {
        String code = "p" + UUID.randomUUID().toString().substring(0, 8);
        return as(world.author)
                .body(world.collectionPointJson(code, purpose).replace("\"FORM\"", "\"" + channel + "\""))
                .post("/v1/collection-points")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String acquisition(Given world, String person, String point) {
        return """
                {"person": "%s", "company": "%s", "collectionPoint": "%s", "locale": "ja", "at": "%s",
                 "document": "scan 12"}
                """.formatted(person, world.company, point, Instant.now().minusSeconds(5))
                .strip();
    }

    private static void decides(Given world, String person, String purpose, String expected) {
        as(world.author)
                .body("{\"person\": \"%s\", \"company\": \"%s\", \"purpose\": \"%s\", \"operation\": \"USE\"}"
                        .formatted(person, world.company, purpose))
                .post("/v1/decisions")
                .then()
                .statusCode(200)
                .body("decision", is(expected));
    }
}
