package io.madoguchi.consent;

import static io.restassured.RestAssured.given;

import io.madoguchi.testing.Tokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** A company with everything a person needs to be asked for consent, made through the service's own REST interface. */
public final class Given {

    public final String company = "c" + UUID.randomUUID().toString().substring(0, 18);
    public final String author = staff("ken", "privacy-officer");
    public final String publisher = staff("ana", "privacy-officer");
    public String section;
    public String purpose;
    public String policy;
    public String collectionPoint;

    private Given() {}

    public static Given company() {
        Given world = new Given();
        as(world.author).body(world.companyJson()).post("/v1/companies").then().statusCode(201);
        return world;
    }

    /** Up to a policy in force with one purpose. */
    public static Given published() {
        Given world = company();
        world.purpose = world.createPurpose("news", "CONSENT");
        world.policy = world.publishPolicy(world.purpose);
        return world;
    }

    /** Up to an open collection point. */
    public static Given open() {
        Given world = published();
        world.collectionPoint = world.createCollectionPoint("sign-up", world.purpose);
        as(world.author)
                .post("/v1/collection-points/" + world.collectionPoint + "/opening")
                .then()
                .statusCode(200);
        return world;
    }

    public String staff(String name, String... roles) {
        return Tokens.staffOf(List.of(company), name + "-" + company, roles);
    }

    public static RequestSpecification as(String token) {
        return given().contentType("application/json").auth().oauth2(token);
    }

    public static String person() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return "1." + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    public String companyJson() {
        return """
                {"id": "%s", "names": {"ja": "青葉出版", "en": "Aoba Publishing"}, "country": "JP",
                 "address": {"ja": "東京都千代田区1-1", "en": "1-1 Chiyoda, Tokyo"}, "site": "https://www.example.jp/"}
                """.formatted(company);
    }

    public String purposeJson(String code, String mode) {
        return """
                {"company": "%s", "code": "%s", "categories": ["email"], "mode": "%s",
                 "texts": {"ja": "新刊のお知らせを電子メールでお送りするため", "en": "To send you news of our books by e-mail"},
                 "retention": {"ja": "配信停止から30日後まで", "en": "until 30 days after you unsubscribe"}}
                """.formatted(company, code, mode);
    }

    public String createPurpose(String code, String mode) {
        return as(author)
                .body(purposeJson(code, mode))
                .post("/v1/purposes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public String policyJson(String... purposes) {
        return """
                {"company": "%s", "titles": {"ja": "個人情報保護方針", "en": "Privacy policy"},
                 "texts": {"ja": "# 方針", "en": "# Policy"}, "purposes": ["%s"],
                 "grounds": ["CONSENT", "LAW"], "ageLimit": 16, "effectiveFrom": "2026-04-01T00:00:00.000Z"}
                """.formatted(company, String.join("\", \"", purposes));
    }

    public String draftPolicy(String... purposes) {
        return as(author)
                .body(policyJson(purposes))
                .post("/v1/policies")
                .then()
                .statusCode(201)
                .extract()
                .path("policy");
    }

    public String publishPolicy(String... purposes) {
        String id = draftPolicy(purposes);
        as(publisher)
                .post("/v1/policies/" + id + "/versions/1/publication")
                .then()
                .statusCode(200);
        return id;
    }

    /** A policy whose successors may start a new use after this window, unrelated ones as the rule says (E16). */
    public String publishRule(String window, String unrelated, String... purposes) {
        String id = as(author)
                .body(policyJson(purposes)
                        .replace(
                                "\"ageLimit\"",
                                "\"changeRule\": {\"window\": \"" + window + "\", \"unrelated\": \"" + unrelated
                                        + "\"}, \"ageLimit\""))
                .post("/v1/policies")
                .then()
                .statusCode(201)
                .extract()
                .path("policy");
        as(publisher)
                .post("/v1/policies/" + id + "/versions/1/publication")
                .then()
                .statusCode(200);
        return id;
    }

    public String createSection() {
        return as(author)
                .body("""
                        {"company": "%s", "names": {"ja": "広報部", "en": "Public relations"},
                         "contact": {"email": "pr@example.jp", "phone": "+81 3-0000-0000"}}
                        """.formatted(company))
                .post("/v1/sections")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public String collectionPointJson(String code, String purposeId) {
        if (section == null) {
            section = createSection();
        }
        return """
                {"company": "%s", "section": "%s", "code": "%s", "channel": "FORM",
                 "names": {"ja": "メール配信のお申し込み", "en": "Newsletter sign-up"},
                 "items": [{"name": "email", "required": true, "purpose": "%s",
                            "labels": {"ja": "メールアドレス", "en": "E-mail address"},
                            "reasons": {"ja": "お送りする先として", "en": "where we send it"}}],
                 "purposes": ["%s"]}
                """.formatted(company, section, code, purposeId, purposeId);
    }

    public String createCollectionPoint(String code, String purposeId) {
        return as(author)
                .body(collectionPointJson(code, purposeId))
                .post("/v1/collection-points")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public Response notice() {
        return given().get("/v1/collection-points/" + collectionPoint + "/notice");
    }
}
