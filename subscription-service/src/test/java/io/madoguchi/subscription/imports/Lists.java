package io.madoguchi.subscription.imports;

import static io.restassured.RestAssured.given;

import io.madoguchi.subscription.Desk;
import io.madoguchi.testing.Tokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;

/** How staff hands lists in. */
final class Lists {

    private Lists() {}

    static Map<String, Object> about(Desk.Offer offer, String kind) {
        return new HashMap<>(
                Map.of("company", Desk.COMPANY, "kind", kind, "topic", offer.topic(), "evidence", evidence(1, true)));
    }

    static Map<String, Object> evidence(int revision, boolean ageAttested) {
        return Map.of(
                "consentedOn",
                "2019-01-01",
                "how",
                "DOUBLE_OPT_IN",
                "wording",
                "I want the newsletter",
                "document",
                "binder 4",
                "notice",
                Map.of("revision", revision, "hash", Desk.HASH_JA),
                "ageAttested",
                ageAttested);
    }

    static byte[] list(String... people) {
        return ("address\n" + String.join("\n", people)).getBytes(StandardCharsets.UTF_8);
    }

    /** In two parts, the second sent twice. */
    static String hand(Map<String, Object> about, byte[] file) {
        String id = Desk.asEditor()
                .body(about)
                .post("/v1/list-imports")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        int half = file.length / 2;
        part(id, 1, Arrays.copyOf(file, half));
        part(id, 2, new byte[] {1, 2});
        part(id, 2, Arrays.copyOfRange(file, half, file.length));
        return id;
    }

    static void part(String id, int number, byte[] bytes) {
        given().auth()
                .oauth2(Tokens.staff("emi", "editor"))
                .contentType("application/octet-stream")
                .body(bytes)
                .put("/v1/list-imports/" + id + "/parts/" + number)
                .then()
                .statusCode(204);
    }

    static Response check(String id) {
        post("/v1/list-imports/" + id + "/check").then().statusCode(200);
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> get("/v1/list-imports/" + id), r -> !"CHECKING".equals(r.path("state")));
    }

    static Response run(String id) {
        post("/v1/list-imports/" + id + "/run").then().statusCode(200);
        return await(id, "DONE");
    }

    static Response await(String id, String state) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> get("/v1/list-imports/" + id), r -> state.equals(r.path("state")));
    }

    static Response post(String path) {
        return Desk.asEditor().body("").post(path);
    }

    static Response get(String path) {
        return Desk.asEditor().get(path);
    }

    static RequestSpecification officer() {
        return given().auth().oauth2(Tokens.staff("pia", "privacy-officer")).contentType("application/json");
    }
}
