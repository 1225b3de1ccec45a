package io.madoguchi.subscription.issue;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasSize;

import io.madoguchi.subscription.Desk;
import io.madoguchi.testing.ServiceResource;
import io.madoguchi.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What other companies, other roles and odd requests are told. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class IssueRefusalTest {

    private static final String EMI = Tokens.staff("emi", "editor", "approver");
    private static final String ANA = Tokens.staff("ana", "approver");
    private static final String AKI = Tokens.staff("aki", "auditor");
    private static final String STRANGER = Tokens.staffOf(List.of("elsewhere"), "eve", "editor", "approver", "auditor");
    private static final String READER = Tokens.staff("haru", "reader");

    @Inject
    Desk desk;

    @Test
    void anotherCompanysIssueDoesNotExist() {
        String id = IssueResourceTest.create(desk.offer().topic());

        for (String path : List.of("", "/preview", "/deliveries", "/proof")) {
            IssueResourceTest.as(STRANGER).get("/v1/issues/" + id + path).then().statusCode(404);
        }
        for (String command : List.of("review", "approval", "schedule", "hold", "resume", "stop", "test-sends")) {
            IssueResourceTest.post(STRANGER, id, command).statusCode(404);
        }
        IssueResourceTest.as(STRANGER)
                .body(Map.of("reason", "x"))
                .post("/v1/issues/" + id + "/rejection")
                .then()
                .statusCode(404);
        resend(STRANGER, id, "UNKNOWN", "x").statusCode(404);
        IssueResourceTest.as(STRANGER)
                .header("If-Match", "\"0\"")
                .body(IssueResourceTest.variants())
                .put("/v1/issues/" + id)
                .then()
                .statusCode(404);
        IssueResourceTest.as(STRANGER).get("/v1/issues").then().statusCode(200).body("items", hasSize(0));
        IssueResourceTest.as(STRANGER)
                .get("/v1/issues?company=aoba")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        IssueResourceTest.as(STRANGER)
                .body(IssueResourceTest.request(desk.offer().topic()))
                .post("/v1/issues")
                .then()
                .statusCode(400);
        IssueResourceTest.as(EMI).get("/v1/issues/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void strangersAndOtherRolesAreRefused() {
        String id = IssueResourceTest.create(desk.offer().topic());

        for (String path : List.of(
                "/v1/issues",
                "/v1/issues/" + id,
                "/v1/issues/" + id + "/preview",
                "/v1/issues/" + id + "/deliveries",
                "/v1/issues/" + id + "/proof",
                "/v1/deliveries")) {
            given().get(path).then().statusCode(401).contentType("application/problem+json");
            IssueResourceTest.as(READER).get(path).then().statusCode(403).contentType("application/problem+json");
        }
        for (String command : List.of("review", "approval", "schedule", "hold", "resume", "stop", "test-sends")) {
            given().contentType(ContentType.JSON)
                    .post("/v1/issues/" + id + "/" + command)
                    .then()
                    .statusCode(401);
            IssueResourceTest.post(AKI, id, command).statusCode(403);
        }
        IssueResourceTest.post(ANA, id, "review").statusCode(403);
        resend(AKI, id, "UNKNOWN", "x").statusCode(403);
        IssueResourceTest.as(ANA)
                .body(IssueResourceTest.request(UUID.randomUUID()))
                .post("/v1/issues")
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse resend(String who, String id, String state, String reason) {
        return IssueResourceTest.as(who)
                .body(Map.of("state", state, "reason", reason))
                .post("/v1/issues/" + id + "/resends")
                .then();
    }

    static Stream<Arguments> invalid() {
        return Stream.of(
                Arguments.of("{}", 400),
                Arguments.of("", 400),
                Arguments.of("{\"topic\":\"x\"}", 400),
                Arguments.of("{\"topic\":\"%s\",\"variants\":{}}", 400),
                Arguments.of("{\"topic\":\"%s\",\"variants\":{\"fr\":{\"subject\":\"S\",\"body\":\"B\"}}}", 400),
                Arguments.of("{\"topic\":\"%s\",\"variants\":{\"en\":null}}", 400),
                Arguments.of("{\"topic\":\"%s\",\"variants\":{\"en\":{\"subject\":\" \",\"body\":\"B\"}}}", 400),
                Arguments.of(
                        "{\"topic\":\"%s\",\"variants\":{\"en\":{\"subject\":\"S\\r\\nBcc: x\",\"body\":\"B\"}}}", 400),
                Arguments.of("{\"topic\":\"%s\",\"variants\":{\"en\":{\"subject\":\"S\\ud800\",\"body\":\"B\"}}}", 400),
                Arguments.of("{\"topic\":\"%s\",\"variants\":{\"en\":{\"subject\":\"S\",\"body\":\"B\\u0000\"}}}", 400),
                Arguments.of("{\"topic\":\"%s\",\"variants\":{\"en\":{\"subject\":\"S\",\"body\":\"B\\udc00\"}}}", 400),
                Arguments.of(
                        "{\"topic\":\"%s\",\"variants\":{\"en\":{\"subject\":\"S\",\"body\":\"B\",\"x\":1}}}", 400));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void whatIsNoIssueIsRefused(String body, int status) {
        IssueResourceTest.as(EMI)
                .body(body.replace("%s", desk.offer().topic().toString()))
                .post("/v1/issues")
                .then()
                .statusCode(status)
                .contentType("application/problem+json");
    }

    @Test
    void oddParametersAreTheCallersFault() {
        String id = IssueResourceTest.create(desk.offer().topic());

        resend(EMI, id, "UNKNOWN", "a\u0000").statusCode(400);
        resend(EMI, id, "ODD", "x").statusCode(400);
        resend(EMI, id, "UNKNOWN", "nothing was sent yet").statusCode(409);
        IssueResourceTest.as(EMI).get("/v1/issues?state=ODD").then().statusCode(400);
        IssueResourceTest.as(EMI).get("/v1/issues?limit=0").then().statusCode(400);
        IssueResourceTest.as(EMI).get("/v1/deliveries?state=ODD").then().statusCode(400);
        IssueResourceTest.as(EMI)
                .get("/v1/issues/" + id + "/preview?locale=fr")
                .then()
                .statusCode(400);
        IssueResourceTest.as(EMI)
                .body(Map.of("at", "2999-01-01T00:00:00Z"))
                .post("/v1/issues/" + id + "/schedule")
                .then()
                .statusCode(400);
        IssueResourceTest.as(EMI).get("/v1/issues?cursor=odd").then().statusCode(404);
    }
}
