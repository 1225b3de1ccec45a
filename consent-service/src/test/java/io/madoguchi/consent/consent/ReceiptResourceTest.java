package io.madoguchi.consent.consent;

import static io.madoguchi.consent.Given.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.madoguchi.consent.ConsentWorld;
import io.madoguchi.consent.Given;
import io.madoguchi.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Receipts: what they say, that anyone can check them, and that nothing forged passes. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class ReceiptResourceTest {

    private static final String SERVICE = Tokens.service("gateway");

    @Inject
    SubscriptionListener listener;

    @Test
    void aReceiptProvesWhatWasShownWithThePublicKeyAlone() throws Exception {
        Readers reader = Readers.of(Given.open());
        String jws = receipt(reader).getString("jws");
        String published =
                given().get("/v1/keys").then().statusCode(200).extract().asString();

        JsonWebSignature check = new JsonWebSignature();
        check.setCompactSerialization(jws);
        check.setKey(new JsonWebKeySet(published).getJsonWebKeys().getFirst().getKey());

        assertThat(published).doesNotContain("\"d\"");
        assertThat(check.verifySignature()).isTrue();
        assertThat(check.getHeader("typ")).isEqualTo("consent-receipt+jwt");
        assertThat(check.getAlgorithmHeaderValue()).isEqualTo("ES256");
        JsonPath claims = JsonPath.from(check.getPayload());
        JsonPath notice = reader.world.notice().jsonPath();
        assertThat(claims.getString("notice.text")).isEqualTo(notice.getString("texts.ja.text"));
        assertThat(claims.getString("notice.hash")).isEqualTo(notice.getString("texts.ja.hash"));
        assertThat(claims.getString("sub")).isEqualTo(reader.person);
        assertThat(claims.getString("purposes[0].id")).isEqualTo(reader.world.purpose);
        assertThat(claims.getString("purposes[0].text")).isEqualTo(notice.getString("purposes[0].texts.ja"));
        assertThat(claims.getString("topic")).isEqualTo(reader.topic.toString());
        assertThat(claims.getString("policy.id")).isEqualTo(reader.world.policy);
        assertThat(claims.getString("confirmedAt")).isEqualTo(reader.confirmedAt.toString());
        assertThat(claims.getString("withdrawal.how.ja")).isNotBlank();
    }

    @Test
    void theCheckSaysWhetherTheConsentStillStands() {
        Readers reader = Readers.of(Given.open());
        String jws = receipt(reader).getString("jws");

        check(jws).body("valid", is(true)).body("stands", is(true)).body("$", not(hasKey("endedAt")));
        Readers.hear(listener, reader.ended("READER", false));
        check(jws).body("valid", is(true)).body("stands", is(false)).body("$", hasKey("endedAt"));
    }

    @Test
    void aChangedReceiptIsNotValid() {
        Readers reader = Readers.of(Given.open());
        String jws = receipt(reader).getString("jws");
        int middle = jws.indexOf('.') + 40;
        char other = jws.charAt(middle) == 'A' ? 'B' : 'A';

        check(jws.substring(0, middle) + other + jws.substring(middle + 1))
                .body("valid", is(false))
                .body("$", not(hasKey("stands")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "..",
                "a.b.c",
                "a.b.c.d.e",
                "eyJhbGciOiJub25lIn0.e30.",
                "eyJhbGciOiJFUzI1NiJ9.e30.AAAA",
                "eyJhbGciOiJFUzI1NiIsImtpZCI6InRlc3QtMSIsInR5cCI6ImNvbnNlbnQtcmVjZWlwdCtqd3QifQ.e30.AAAA",
                "eyJhbGciOiJIUzI1NiIsImtpZCI6InRlc3QtMSJ9.e30.AAAA",
                "é.ü.漢"
            })
    void whatIsNoReceiptIsSimplyNotValid(String receipt) {
        check(receipt).body("valid", is(false));
    }

    @Test
    void receiptsAreKeptForThoseWhoAnswerForThem() {
        Readers reader = Readers.of(Given.open());
        JsonPath receipt = receipt(reader);
        String path = "/v1/receipts/" + receipt.getString("number");

        assertThat(receipt.getString("status")).isEqualTo("GIVEN");
        given().get(path).then().statusCode(401);
        as(reader.world.staff("emi", "editor")).get(path).then().statusCode(403);
        as(Tokens.staffOf(List.of("elsewhere"), "eve", "auditor"))
                .get(path)
                .then()
                .statusCode(404);
        as(SERVICE).get("/v1/receipts/" + UUID.randomUUID()).then().statusCode(404);
        as(SERVICE).get("/v1/receipts/none").then().statusCode(404);
        given().contentType("application/json")
                .body("{}")
                .post("/v1/receipt-checks")
                .then()
                .statusCode(400);
    }

    private JsonPath receipt(Readers reader) {
        Readers.hear(listener, reader.confirmed());
        String number =
                as(SERVICE).get("/v1/persons/" + reader.person + "/consents").path("purposes[0].episodes[0].receipt");
        return as(SERVICE)
                .get("/v1/receipts/" + number)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static io.restassured.response.ValidatableResponse check(String receipt) {
        return given().contentType("application/json")
                .body(Map.of("receipt", receipt))
                .post("/v1/receipt-checks")
                .then()
                .statusCode(200);
    }
}
