package io.madoguchi.subscription.imports;

import static io.madoguchi.subscription.imports.Lists.about;
import static io.madoguchi.subscription.imports.Lists.get;
import static io.madoguchi.subscription.imports.Lists.hand;
import static io.madoguchi.subscription.imports.Lists.list;
import static io.madoguchi.subscription.imports.Lists.officer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;

import io.madoguchi.subscription.Desk;
import io.madoguchi.testing.ServiceResource;
import io.madoguchi.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who looks at a reader, and why; what is another company's does not exist. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class ReaderLookTest {

    @Inject
    Desk desk;

    private Desk.Offer offer;

    @BeforeEach
    void aTopic() {
        offer = desk.offer();
    }

    @Test
    void aReaderIsFoundOpenedEndedAndEachIsKept() {
        String hana = Desk.address();
        desk.subscribe(offer, hana);

        Response found = search(Map.of("company", "aoba", "address", hana, "reason", "she called"));
        found.then()
                .statusCode(200)
                .body("address", endsWith("•••@example.jp"))
                .body("subscriptions[0].state", is("ACTIVE"))
                .body("mails[0].kind", is("CONFIRMATION"));
        String id = found.path("id");
        search(Map.of("company", "aoba", "number", found.path("subscriptions[0].episode"), "reason", "again"))
                .then()
                .statusCode(200)
                .body("id", is(id));
        search(Map.of("company", "aoba", "address", Desk.address(), "reason", "who"))
                .then()
                .statusCode(404);
        search(Map.of("company", "midori", "address", hana, "reason", "who"))
                .then()
                .statusCode(404);
        search(Map.of("company", "aoba", "reason", "who")).then().statusCode(400);
        Desk.asEditor()
                .body(Map.of("reason", "she asked"))
                .post("/v1/readers/" + id + "/opening")
                .then()
                .statusCode(200)
                .body("address", is(hana));
        given().auth()
                .oauth2(Tokens.staff("aki", "auditor"))
                .contentType("application/json")
                .body(Map.of("reason", "x"))
                .post("/v1/readers/" + id + "/opening")
                .then()
                .statusCode(403);

        Desk.asEditor()
                .body(Map.of("wish", "PAUSE", "until", "2099-01-01T00:00:00Z", "reason", "holiday"))
                .post("/v1/readers/" + id + "/changes")
                .then()
                .statusCode(200)
                .body("subscriptions[0].state", is("PAUSED"));
        Desk.asEditor()
                .body(Map.of("wish", "PAUSE", "until", "+299999-01-01T00:00:00Z", "reason", "for ever"))
                .post("/v1/readers/" + id + "/changes")
                .then()
                .statusCode(400);
        Desk.asEditor()
                .body(Map.of("wish", "END", "reason", "she said so"))
                .post("/v1/readers/" + id + "/changes")
                .then()
                .statusCode(200)
                .body("subscriptions[0].endReason", is("OPERATOR"))
                .body("openings.what", is(List.of("END", "PAUSE", "ADDRESS", "SEARCH", "SEARCH")));
        get("/v1/readers/" + id).then().statusCode(200);
        officer().get("/v1/readers/" + id).then().statusCode(404);
        desk.change(
                "update reader_opening set opened_at = opened_at - interval '61 minutes' where reader = ?",
                UUID.fromString(id));
        get("/v1/readers/" + id).then().statusCode(404);
        assertThat(desk.events(hana)).endsWith("subscription.paused", "subscription.ended");
    }

    @Test
    void anotherCompanysStaffFindsNothing() {
        String hana = Desk.address();
        desk.subscribe(offer, hana);
        String reader = desk.value(
                "select id::text from reader where person = ?",
                desk.person(hana).value());
        String id = hand(about(offer, "SUBSCRIBERS"), list(hana));
        String bearer = Tokens.staffOf(List.of("midori"), "mia", "editor", "privacy-officer", "auditor");
        for (String path : List.of(
                "/v1/list-imports/" + id,
                "/v1/list-imports/" + id + "/refused-lines",
                "/v1/readers/" + reader,
                "/v1/suppressions?company=aoba")) {
            given().auth().oauth2(bearer).get(path).then().statusCode(404);
        }
        for (String path : List.of(
                "/v1/readers/file?company=aoba&topic=" + offer.topic(),
                "/v1/suppressions/file?company=aoba",
                "/v1/readers/" + reader + "/opening")) {
            given().auth()
                    .oauth2(bearer)
                    .contentType("application/json")
                    .body(Map.of("reason", "curious"))
                    .post(path)
                    .then()
                    .statusCode(404);
        }
        given().auth()
                .oauth2(bearer)
                .contentType("application/octet-stream")
                .body(new byte[] {1})
                .put("/v1/list-imports/" + id + "/parts/1")
                .then()
                .statusCode(404);
    }

    private static Response search(Map<String, Object> body) {
        return Desk.asEditor().body(body).post("/v1/readers/searches");
    }
}
