package io.madoguchi.subscription.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.madoguchi.events.Ids;
import io.madoguchi.subscription.Desk;
import io.madoguchi.testing.ServiceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Writing and publishing: who may, in which order, and what never opens. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class PromotionResourceTest {

    @Inject
    Desk desk;

    @Inject
    Stand stand;

    @Test
    void onePersonWritesAnotherPublishesAndOnlyThenAnybodySeesIt() {
        String id = stand.written(stand.draft());
        String path = "/v1/promotions/" + id;

        Stand.nobody().get(path).then().statusCode(404);
        Stand.nobody().get("/v1/promotions").then().body("items.id", not(hasItem(id)));
        Stand.emi().get(path).then().statusCode(200).body("state", is("DRAFT")).body("staff.author", is("emi"));
        Stand.as(io.madoguchi.testing.Tokens.staff("emi", "editor", "approver"))
                .body("")
                .post(path + "/publication")
                .then()
                .statusCode(409)
                .body("type", is("/problems/same-person"));

        for (int i = 0; i < 2; i++) {
            stand.publish(id)
                    .then()
                    .statusCode(200)
                    .body("state", is("PUBLISHED"))
                    .body("rules", is(1));
        }

        Stand.nobody()
                .get(path)
                .then()
                .statusCode(200)
                .body("open", is(false))
                .body("commitment.length()", is(64))
                .body("algorithm", is("madoguchi-draw/1"))
                .body("staff", nullValue());
        Stand.nobody().get("/v1/promotions?limit=200").then().body("items.id", hasItem(id));
        assertThat(desk.values(
                        "select type from outbox_event where topic = 'madoguchi.issues' and key = ? order by revision",
                        id))
                .containsExactly("promotion.published");
    }

    @Test
    void theHashNamesTheWordsAndTheTerms() throws Exception {
        String id = stand.published();

        var rules = Stand.nobody()
                .get("/v1/promotions/" + id + "/rules/1")
                .then()
                .statusCode(200)
                .extract();
        String document = rules.path("document");

        assertThat(document)
                .contains("promotion: " + id, "commitment: ", "お一人様一口です。", "1 x 5000 JPY: 温度計 / Thermometer");
        assertThat(rules.<String>path("hash"))
                .isEqualTo("sha256-"
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(MessageDigest.getInstance("SHA-256")
                                        .digest(document.getBytes(StandardCharsets.UTF_8))));
        Stand.nobody().get("/v1/promotions/" + id + "/rules/2").then().statusCode(404);
        Stand.nobody().get("/v1/promotions/" + id + "/rules").then().body("items.version", is(List.of(1)));
    }

    @Test
    void theWordsMayGetANewVersionTheTermsMayNot() {
        String id = stand.published();
        String path = "/v1/promotions/" + id;
        Map<String, Object> draft = stand.draft();

        Stand.emi()
                .header("If-Match", "\"1\"")
                .body(Map.of("terms", draft.get("terms"), "rules", draft.get("rules")))
                .put(path)
                .then()
                .statusCode(409)
                .body("type", is("/problems/promotion-not-in-state"));
        Stand.emi()
                .body(Map.of("ja", "直しました。", "en", "Corrected."))
                .post(path + "/rules")
                .then()
                .statusCode(201)
                .body("version", is(2));
        Stand.nobody().get(path + "/rules/2").then().statusCode(404);
        Stand.nobody().get(path).then().body("rules", is(1));

        stand.publish(id).then().statusCode(200).body("rules", is(2));
        Stand.nobody().get(path + "/rules/1").then().statusCode(200);
        Stand.nobody().get(path + "/rules/2").then().body("texts.en", is("Corrected."));
    }

    @Test
    @SuppressWarnings("unchecked")
    void prizesAboveTheCapDoNotOpen() {
        Map<String, Object> draft = stand.draft();
        Map<String, Object> terms = (Map<String, Object>) draft.get("terms");
        terms.put("kind", "GENERAL");
        Stand.emi().body(draft).post("/v1/promotions").then().statusCode(400);
        terms.put("transactionValue", 200);
        terms.put("expectedSales", 100_000);
        String id = stand.written(draft);

        stand.publish(id)
                .then()
                .statusCode(422)
                .body("type", is("/problems/premium-cap"))
                .body("errors.size()", is(2))
                .body("errors[0].message", startsWith("EACH_PRIZE: 5000 JPY, allowed 4000 JPY."))
                .body("errors[1].message", containsString("Act 134 of 1962"));
        Stand.emi().get("/v1/promotions/" + id).then().body("staff.caps.kept", is(List.of(false, false)));
        Stand.nobody().get("/v1/promotions/" + id).then().statusCode(404);
    }

    @Test
    void whatHasOpenedWithoutItsCommitmentIsNotPublished() {
        String id = stand.written(stand.draft());
        desk.change("update promotion set opens_at = now() - interval '1 second' where id = ?", UUID.fromString(id));

        stand.publish(id).then().statusCode(409).body("type", is("/problems/promotion-not-in-state"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void whatIsWrittenMustMakeSense() {
        Map<String, Object> draft = stand.draft();
        Map<String, Object> terms = (Map<String, Object>) draft.get("terms");
        Object due = terms.get("valueDue");
        terms.put("valueDue", terms.get("opensAt"));
        Stand.emi().body(draft).post("/v1/promotions").then().statusCode(400);
        terms.put("valueDue", due);
        terms.put("purpose", Ids.next());
        Stand.emi()
                .body(draft)
                .post("/v1/promotions")
                .then()
                .statusCode(400)
                .body("errors[0].field", is("terms.purpose"));
        terms.put("collectionPoint", Ids.next());
        Stand.emi()
                .body(draft)
                .post("/v1/promotions")
                .then()
                .statusCode(400)
                .body("errors[0].field", is("terms.collectionPoint"));
        Stand.emi().body("{}").post("/v1/promotions").then().statusCode(400);
    }

    @Test
    void aRepeatedCommandHasOneEffectAndASlugIsUsedOnce() {
        Map<String, Object> draft = stand.draft();
        String key = UUID.randomUUID().toString();
        String first = Stand.emi()
                .header("Idempotency-Key", key)
                .body(draft)
                .post("/v1/promotions")
                .path("id");

        Stand.emi()
                .header("Idempotency-Key", key)
                .body(draft)
                .post("/v1/promotions")
                .then()
                .statusCode(201)
                .body("id", is(first));
        Stand.emi()
                .body(draft)
                .post("/v1/promotions")
                .then()
                .statusCode(409)
                .body("type", is("/problems/promotion-slug-taken"));
    }

    @Test
    void onlyStaffOfTheCompanyInTheirRoleMayWriteAndPublish() {
        Map<String, Object> draft = stand.draft();
        String id = stand.written(stand.draft());
        String publication = "/v1/promotions/" + id + "/publication";

        Stand.nobody().body(draft).post("/v1/promotions").then().statusCode(401);
        Stand.aki().body(draft).post("/v1/promotions").then().statusCode(403);
        Stand.eve().body(draft).post("/v1/promotions").then().statusCode(404);
        Stand.nobody().body("").post(publication).then().statusCode(401);
        Stand.emi().body("").post(publication).then().statusCode(403);
        Stand.eve().body("").post(publication).then().statusCode(404);
        Stand.eve().get("/v1/promotions/" + id).then().statusCode(404);
        Stand.nobody().get("/v1/promotions?state=all").then().statusCode(401);
        Stand.eve().get("/v1/promotions?state=all").then().statusCode(200).body("items.size()", is(0));
    }
}
