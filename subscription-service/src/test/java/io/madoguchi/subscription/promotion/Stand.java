package io.madoguchi.subscription.promotion;

import static io.restassured.RestAssured.given;

import io.madoguchi.events.Ids;
import io.madoguchi.subscription.Desk;
import io.madoguchi.subscription.link.LinkPurpose;
import io.madoguchi.subscription.link.Links;
import io.madoguchi.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A promotion as tests need it, and the people around it: emi writes, ana publishes and draws, eve is of another company. */
@ApplicationScoped
public class Stand {

    static final String VALUE = "2026-11-22 38712";

    private final Desk desk;
    private final Links links;
    private final PromotionRun run;

    Stand(Desk desk, Links links, PromotionRun run) {
        this.desk = desk;
        this.links = links;
        this.run = run;
    }

    static RequestSpecification emi() {
        return as(Tokens.staff("emi", "editor"));
    }

    static RequestSpecification ana() {
        return as(Tokens.staff("ana", "approver"));
    }

    /** Another person who may state a value. */
    static RequestSpecification ben() {
        return as(Tokens.staff("ben", "editor"));
    }

    static RequestSpecification eve() {
        return as(Tokens.staffOf(List.of("other"), "eve", "editor", "approver"));
    }

    static RequestSpecification aki() {
        return as(Tokens.staff("aki", "auditor"));
    }

    static RequestSpecification nobody() {
        return given().contentType(ContentType.JSON);
    }

    static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    Map<String, Object> draft() {
        return draft(Map.of("email", true, "name", false, Awards.DELIVERY, false));
    }

    Map<String, Object> draft(Map<String, Boolean> items) {
        desk.company(Desk.COMPANY);
        UUID point = Ids.next();
        UUID purpose = Ids.next();
        desk.point(point, purpose, 1, items);
        Map<String, Object> terms = new HashMap<>();
        terms.put("titles", Map.of("ja", "秋の計器くじ", "en", "Autumn instrument draw"));
        terms.put("kind", "OPEN");
        terms.put("collectionPoint", point);
        terms.put("purpose", purpose);
        terms.put("opensAt", in(Duration.ofHours(1)));
        terms.put("closesAt", in(Duration.ofDays(1)));
        terms.put("publicSource", Map.of("ja", "宝くじの当せん番号", "en", "Winning number of the state lottery"));
        terms.put("valueDue", in(Duration.ofDays(2)));
        terms.put(
                "prizes",
                new ArrayList<>(List.of(
                        Map.of("names", Map.of("ja", "温度計", "en", "Thermometer"), "value", 5_000, "count", 1),
                        Map.of("names", Map.of("ja", "定規", "en", "Ruler"), "value", 500, "count", 1))));
        terms.put("alternates", 2);
        terms.put("contactDays", 14);
        terms.put("keepDays", 30);
        terms.put("winnerKeepDays", 90);
        return new HashMap<>(Map.of(
                "company",
                Desk.COMPANY,
                "slug",
                "draw-" + UUID.randomUUID().toString().substring(0, 20),
                "terms",
                terms,
                "rules",
                Map.of("ja", "# 応募の決まり\n\nお一人様一口です。", "en", "# Rules\n\nOne entry a person.")));
    }

    String written(Map<String, Object> draft) {
        return emi().body(draft)
                .post("/v1/promotions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    String published() {
        String id = written(draft());
        publish(id).then().statusCode(200);
        return id;
    }

    Response publish(String id) {
        return ana().body("").post("/v1/promotions/" + id + "/publication");
    }

    /** Open now. */
    String opened() {
        String id = published();
        desk.change("update promotion set opens_at = now() - interval '1 hour' where id = ?", UUID.fromString(id));
        desk.change("delete from rate_bucket");
        return id;
    }

    Map<String, Object> entry(String address) {
        return new HashMap<>(Map.of(
                "notice",
                Map.of("revision", 1, "hash", Desk.HASH_JA),
                "rules",
                1,
                "locale",
                "ja",
                "address",
                address,
                "age",
                "SIXTEEN_OR_OVER"));
    }

    Response enter(String id, Map<String, Object> entry) {
        return desk.post("/v1/promotions/" + id + "/entries", entry);
    }

    /** The time of the promotion is over. */
    void passWindow(String id) {
        desk.change(
                "update promotion set closes_at = now() - interval '10 minutes', value_due = now() - interval '5 minutes'"
                        + " where id = ?",
                UUID.fromString(id));
    }

    /** With so many entries, closed and drawn; the addresses. */
    List<String> drawn(String id, int entries) {
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            String address = Desk.address();
            enter(id, entry(address)).then().statusCode(202);
            addresses.add(address);
        }
        passWindow(id);
        emi().body("").post("/v1/promotions/" + id + "/closing").then().statusCode(200);
        emi().body(Map.of("value", VALUE))
                .post("/v1/promotions/" + id + "/public-value")
                .then()
                .statusCode(200);
        ana().body(Map.of("value", VALUE))
                .post("/v1/promotions/" + id + "/draw")
                .then()
                .statusCode(200);
        return addresses;
    }

    UUID entryOf(String id, String address) {
        return UUID.fromString(desk.value(
                "select id::text from promotion_entry where promotion = ? and person = ?",
                UUID.fromString(id),
                desk.person(address).value()));
    }

    String token(LinkPurpose purpose, UUID subject) {
        return links.token(purpose, subject);
    }

    String award(String id, int rank) {
        return desk.value("select id::text from award where promotion = ? and rank = ?", UUID.fromString(id), rank);
    }

    String prizeToken(String id, int rank) {
        return links.token(LinkPurpose.PRIZE, UUID.fromString(award(id, rank)));
    }

    String state(String id, int rank) {
        return desk.value("select state from award where id = ?", UUID.fromString(award(id, rank)));
    }

    void tick() {
        run.tick();
    }

    private static String in(Duration later) {
        return Instant.now().plus(later).toString();
    }
}
