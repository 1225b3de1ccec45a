package io.madoguchi.subscription.issue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.madoguchi.subscription.Desk;
import io.madoguchi.testing.ServiceResource;
import io.madoguchi.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceResource.class)
class IssueResourceTest {

    private static final String EMI = Tokens.staff("emi", "editor", "approver");
    private static final String ANA = Tokens.staff("ana", "approver");
    private static final String AKI = Tokens.staff("aki", "auditor");

    @Inject
    Desk desk;

    @Test
    void anIssueIsWrittenApprovedAndScheduled() {
        String id = create(desk.offer().topic());

        as(AKI).get("/v1/issues/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("state", equalTo("DRAFT"))
                .body("author", equalTo("emi"))
                .body("number", equalTo(1))
                .body("topicNames.ja", equalTo("計器だより"))
                .body("variants.ja.subject", equalTo("冬の号"))
                .body("counts.planned", equalTo(0));
        post(EMI, id, "review").statusCode(200).body("state", equalTo("REVIEWED"));
        post(ANA, id, "approval")
                .statusCode(200)
                .body("approver", equalTo("ana"))
                .body("contentHash", containsString("sha256-"));
        as(EMI).body(Map.of("at", "2027-01-01T00:00:00.000Z"))
                .post("/v1/issues/" + id + "/schedule")
                .then()
                .statusCode(200)
                .body("state", equalTo("SCHEDULED"))
                .body("scheduledAt", equalTo("2027-01-01T00:00:00Z"));

        assertThat(events(id)).containsExactly("issue.approved");
        as(AKI).get("/v1/issues?company=aoba&state=SCHEDULED")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id));
        as(AKI).get("/v1/issues?company=aoba&state=DRAFT")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(id)));
    }

    @Test
    void nobodyApprovesTheirOwnWords() {
        String id = create(desk.offer().topic());
        post(EMI, id, "review").statusCode(200);

        post(EMI, id, "approval").statusCode(409).body("type", equalTo("/problems/same-person"));

        as(ANA).body(Map.of("reason", "The date is wrong."))
                .post("/v1/issues/" + id + "/rejection")
                .then()
                .statusCode(200)
                .body("state", equalTo("DRAFT"))
                .body("rejection", equalTo("The date is wrong."));
    }

    @Test
    void aCommandOutOfTurnIsAConflict() {
        String id = create(desk.offer().topic());

        post(ANA, id, "approval").statusCode(409).body("type", equalTo("/problems/issue-not-in-state"));
        post(EMI, id, "schedule").statusCode(409);
        post(EMI, id, "hold").statusCode(409);
        post(EMI, id, "review").statusCode(200);
        post(EMI, id, "review").statusCode(409);
        as(EMI).header("If-Match", "\"1\"")
                .body(variants())
                .put("/v1/issues/" + id)
                .then()
                .statusCode(409);
    }

    @Test
    void anEditNamesTheVersionItRead() {
        String id = create(desk.offer().topic());
        Map<String, Object> changed = Map.of("variants", Map.of("en", Map.of("subject", "New", "body", "Words")));

        as(EMI).body(changed).put("/v1/issues/" + id).then().statusCode(400);
        as(EMI).header("If-Match", "\"7\"")
                .body(changed)
                .put("/v1/issues/" + id)
                .then()
                .statusCode(412);
        as(EMI).header("If-Match", "\"0\"")
                .body(changed)
                .put("/v1/issues/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("variants.en.subject", equalTo("New"))
                .body("variants.ja", equalTo(null));
        as(EMI).header("If-Match", "\"0\"")
                .body(changed)
                .put("/v1/issues/" + id)
                .then()
                .statusCode(412);
    }

    @Test
    void theSameCommandTwiceHasOneEffect() {
        UUID topic = desk.offer().topic();
        String key = UUID.randomUUID().toString();
        String first = as(EMI).header("Idempotency-Key", key)
                .body(request(topic))
                .post("/v1/issues")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        as(EMI).header("Idempotency-Key", key)
                .body(request(topic))
                .post("/v1/issues")
                .then()
                .statusCode(201)
                .body("id", equalTo(first));
        Map<String, Object> other = request(topic);
        other.put("variants", Map.of("en", Map.of("subject", "Other", "body", "Other")));
        as(EMI).header("Idempotency-Key", key)
                .body(other)
                .post("/v1/issues")
                .then()
                .statusCode(422);

        assertThat(desk.values("select id::text from issue where topic = ?", topic))
                .containsExactly(first);
    }

    @Test
    void pagesFollowOneAnother() {
        UUID topic = desk.offer().topic();
        List<String> made = List.of(create(topic), create(topic), create(topic));

        String next = as(EMI).get("/v1/issues?limit=2")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(made.get(2), made.get(1))))
                .extract()
                .path("next");
        as(EMI).get("/v1/issues?limit=1&cursor=" + next)
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(made.get(0))));
    }

    @Test
    void aPreviewShowsTheMailInTheReadersLanguage() {
        String id = create(desk.offer().topic());

        as(AKI).get("/v1/issues/" + id + "/preview?locale=ja")
                .then()
                .statusCode(200)
                .body("subject", equalTo("冬の号"))
                .body("text", containsString("青葉計器\n東京都千代田区青葉町1-2-3"))
                .body("text", containsString("/ja/unsubscribe/sample"))
                .body("html", containsString("<strong>速い</strong>"))
                .body("html", containsString("この配信を停止する"));
        as(AKI).get("/v1/issues/" + id + "/preview?locale=en")
                .then()
                .statusCode(200)
                .body("subject", equalTo("Winter issue"))
                .body("html", containsString("Stop these mails"))
                .body("text", containsString("It is fast. <script>x</script>"))
                .body("text", containsString("http://localhost:8080/en/contact"))
                .body("html", containsString("&lt;script&gt;"));
    }

    static String create(UUID topic) {
        return as(EMI).body(request(topic))
                .post("/v1/issues")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static Map<String, Object> request(UUID topic) {
        Map<String, Object> request = new HashMap<>(variants());
        request.put("topic", topic);
        return request;
    }

    static Map<String, Object> variants() {
        return Map.of(
                "variants",
                Map.of(
                        "ja", Map.of("subject", "冬の号", "body", "新しい計器は**速い**です。"),
                        "en", Map.of("subject", "Winter issue", "body", "It is **fast**. <script>x</script>")));
    }

    private List<String> events(String id) {
        return desk.values(
                "select type from outbox_event where topic = 'madoguchi.issues' and key = ? order by revision", id);
    }

    static ValidatableResponse post(String token, String id, String command) {
        return as(token).post("/v1/issues/" + id + "/" + command).then();
    }

    static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
