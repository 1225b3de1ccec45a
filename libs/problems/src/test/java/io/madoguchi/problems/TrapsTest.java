package io.madoguchi.problems;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.testing.TokenResource;
import io.madoguchi.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of the traps table of the house style, and what the issue calls bad input. */
@QuarkusTest
@WithTestResource(TokenResource.class)
class TrapsTest {

    private static final String JSON = "application/json";
    private static final byte[] GOOD = utf8("{\"name\":\"a\",\"amount\":1}");

    record Trap(
            String name,
            Method method,
            String path,
            Map<String, String> headers,
            @Nullable String contentType,
            byte @Nullable [] body,
            int status,
            String slug) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Trap> traps() {
        Map<String, String> none = Map.of();
        return Stream.of(
                get("no token", "/traps/secret", none, 401, "not-signed-in"),
                get("bad token", "/traps/secret", bearer("a.b.c"), 401, "not-signed-in"),
                get("not a token", "/traps/secret", bearer("%%%"), 401, "not-signed-in"),
                get("wrong role", "/traps/secret", bearer(Tokens.staff("aki", "auditor")), 403, "not-allowed"),
                get("no annotation", "/traps/unannotated", bearer(Tokens.staff("emi", "editor")), 403, "not-allowed"),
                get("unknown path", "/nothing", none, 404, "not-found"),
                get("bad id", "/traps/not-a-uuid", none, 404, "not-found"),
                get("not acceptable", "/traps/secret2", Map.of("Accept", "image/png"), 406, "not-acceptable"),
                get("database away", "/traps/away", none, 503, "unavailable"),
                get("pool used up", "/traps/crowded", none, 503, "unavailable"),
                get("database not reached", "/traps/unreachable", none, 503, "unavailable"),
                get("unexpected", "/traps/broken", none, 500, "unexpected"),
                new Trap("wrong method", Method.DELETE, "/traps", none, null, null, 405, "method-not-allowed"),
                post("text body", "text/plain", GOOD, 415, "wrong-content-type"),
                post("XML body", "application/xml", GOOD, 415, "wrong-content-type"),
                post("empty body", JSON, new byte[0], 400, "invalid-request"),
                post("null body", JSON, utf8("null"), 400, "invalid-request"),
                post("unknown field", JSON, utf8("{\"name\":\"a\",\"nmae\":1}"), 400, "invalid-request"),
                post("wrong type", JSON, utf8("{\"name\":\"a\",\"amount\":\"many\"}"), 400, "invalid-request"),
                post("array for object", JSON, utf8("[]"), 400, "invalid-request"),
                post("malformed", JSON, utf8("{\"name\":"), 400, "invalid-request"),
                post("invalid field", JSON, utf8("{\"name\":\" \"}"), 400, "invalid-request"),
                post("invalid UTF-8", JSON, broken(), 400, "invalid-request"),
                post("deep nesting", JSON, utf8("{\"name\":" + "[".repeat(5000)), 400, "invalid-request"),
                post("too large", JSON, new byte[1 << 20], 413, "too-large"));
    }

    @ParameterizedTest
    @MethodSource("traps")
    void everyTrapAnswersWithAProblem(Trap trap) {
        var request = given().headers(trap.headers()).urlEncodingEnabled(false);
        if (trap.contentType() != null) {
            request.config(io.restassured.config.RestAssuredConfig.config()
                            .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                    .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                    .contentType(trap.contentType())
                    .body(trap.body());
        }

        var answer = request.request(trap.method(), trap.path());

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(trap.status());
        assertThat(answer.contentType()).startsWith(Problem.MEDIA_TYPE);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/" + trap.slug());
        assertThat(answer.jsonPath().getInt("status")).isEqualTo(trap.status());
        assertThat(answer.asString()).doesNotContain("Exception", "nobody outside", "java.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"away", "crowded", "unreachable"})
    void whoMeetsAnAbsentDatabaseLearnsWhenToComeBack(String trap) {
        given().get("/traps/" + trap).then().statusCode(503).header("Retry-After", "2");
    }

    @Test
    void aFieldIsNamedWithoutMethodAndParameter() {
        given().contentType(JSON)
                .body("{\"name\":\"\"}")
                .post("/traps")
                .then()
                .statusCode(400)
                .body("errors[0].field", org.hamcrest.Matchers.is("name"));
    }

    @Test
    void aGoodRequestPasses() {
        given().contentType(JSON).body(GOOD).post("/traps").then().statusCode(200);
        given().headers(bearer(Tokens.staff("emi", "editor")))
                .get("/traps/secret")
                .then()
                .statusCode(200);
    }

    private static Trap get(String name, String path, Map<String, String> headers, int status, String slug) {
        return new Trap(name, Method.GET, path, headers, null, null, status, slug);
    }

    private static Trap post(String name, String contentType, byte[] body, int status, String slug) {
        return new Trap(name, Method.POST, "/traps", Map.of(), contentType, body, status, slug);
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] broken() {
        byte[] body = utf8("{\"name\":\"??\",\"amount\":1}");
        body[9] = (byte) 0xC3;
        body[10] = (byte) 0x28;
        return body;
    }
}
