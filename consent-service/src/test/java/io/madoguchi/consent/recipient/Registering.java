package io.madoguchi.consent.recipient;

import static io.madoguchi.consent.Given.as;

import io.madoguchi.consent.Given;
import io.madoguchi.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import java.util.List;

/** Entries of the registers, made through the service's own REST interface. */
public final class Registering {

    public static final String SHA = "a".repeat(64);
    public static final String OPERATOR = Tokens.staffOf(List.of(), "oto", "operator");

    private Registering() {}

    public static ValidatableResponse tryRecord(Given world, String register, String code, String contents) {
        return as(world.author)
                .body(
                        "{\"company\": \"%s\", \"code\": \"%s\", \"validFrom\": \"2026-01-01T00:00:00Z\", \"contents\": {%s}}"
                                .formatted(world.company, code, contents))
                .post("/v1/registers/" + register)
                .then();
    }

    public static String record(Given world, String register, String code, String contents) {
        return tryRecord(world, register, code, contents)
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static String recipient(Given world, String kind, String code, String more) {
        return record(world, "recipients", code, recipientJson(kind, "Partner " + code, more));
    }

    public static String recipientJson(String kind, String name, String more) {
        return """
                "recipient": {"kind": "%s", "names": {"ja": "相手先", "en": "%s"}, "country": "JP", "standingAccess": false%s}
                """.formatted(kind, name, more);
    }

    /** The three parts of a commitment, in force, to be reviewed later. */
    public static String bound(String from, String until, String reviewBy) {
        return """
                , "commitment": {"document": {"reference": "DMS-1", "sha256": "%s"}, "confidentiality": true,
                "onlyForUs": true, "safeguards": true, "from": "%s", "until": "%s"}, "reviewBy": "%s"
                """.formatted(SHA, from, until, reviewBy);
    }

    public static String bound() {
        return bound("2026-01-01", "2099-12-31", "2099-06-30");
    }

    public static String category(Given world, String code, boolean identifying, boolean settlement) {
        return record(world, "data-categories", code, """
                "dataCategory": {"names": {"ja": "項目", "en": "%s"}, "identifying": %s, "specialCare": false, "settlement": %s}
                """.formatted(code, identifying, settlement));
    }

    public static ValidatableResponse holds(String holder, String held, String percent) {
        return as(OPERATOR)
                .body("""
                        {"holder": "%s", "held": "%s", "percent": %s, "validFrom": "2026-01-01T00:00:00Z",
                         "document": {"reference": "register of shareholders", "sha256": "%s"}}
                        """.formatted(holder, held, percent, SHA))
                .post("/v1/shareholdings")
                .then();
    }
}
