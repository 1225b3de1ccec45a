package io.madoguchi.subscription.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.madoguchi.events.Ids;
import io.madoguchi.subscription.Desk;
import io.madoguchi.testing.ServiceResource;
import io.madoguchi.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceResource.class)
class SendingIdentityTest extends Sending {

    private static final String IDENTITIES = "/v1/sending-identities";

    @Inject
    Letterheads letterheads;

    @Inject
    BatchLedger batches;

    @Inject
    Desk desk;

    @Test
    void anIdentityCarriesNothingBeforeItsTestMailWasTaken() {
        String id = made(Map.of());
        assertThat(standing(id)).isEqualTo("UNTESTED");
        assertThat(isReady(id)).isFalse();

        test(id).then().statusCode(200).body("verdict", equalTo("ACCEPTED"));

        assertThat(relay.messages).hasSize(1);
        assertThat(relay.messages.getFirst()).contains("From: =?").contains("<news@news.example.jp>");
        assertThat(relay.commands).anyMatch(line -> line.matches("MAIL FROM:<b\\+\\w+@back\\.example\\.jp>.*"));
        assertThat(standing(id)).isEqualTo("READY");
        assertThat(isReady(id)).isTrue();
        change(id, Map.of("selectors", List.of(Map.of("name", "s2", "from", "2026-01-01T00:00:00Z"))))
                .then()
                .statusCode(200)
                .body("standing", equalTo("READY"));
        change(id, Map.of("from", "other@news.example.jp")).then().body("standing", equalTo("UNTESTED"));
        assertThat(isReady(id)).isFalse();
    }

    @Test
    void whatARelaySaysOfATestMailIsShown() {
        String id = made(Map.of());
        relay.answer("RCPT", "550 5.1.1 no haru@example.jp here");

        test(id).then().statusCode(200).body("verdict", equalTo("REFUSED")).body("reply", not(equalTo("")));

        assertThat(test(id).asString()).contains("5.1.1").doesNotContain("haru@");
        assertThat(standing(id)).isEqualTo("UNTESTED");
        change(id, Map.of("relay", relay(1))).then().statusCode(200);
        test(id).then().body("verdict", equalTo("NOT_REACHED"));
        operator()
                .body(Map.of("to", "nobody"))
                .post(IDENTITIES + "/" + id + "/test-mails")
                .then()
                .statusCode(400);
    }

    @Test
    void aRelayOfAVendorNeedsItsCommitment() {
        UUID vendor = Ids.next();
        tell(vendor, 1, null, Map.of("whole", true, "from", "2026-01-01"));
        String id = made(Map.of("vendor", vendor.toString()));
        test(id).then().body("verdict", equalTo("ACCEPTED"));
        assertThat(standing(id)).isEqualTo("READY");

        tell(vendor, 1, clock.instant(), Map.of("whole", true, "from", "2026-01-01"));

        assertThat(standing(id)).as("its entry has ended").isEqualTo("WITHOUT_COMMITMENT");
        assertThat(isReady(id)).isFalse();
        tell(vendor, 2, null, Map.of("whole", false, "from", "2026-01-01"));
        assertThat(standing(id)).as("a part is missing").isEqualTo("WITHOUT_COMMITMENT");
        tell(vendor, 3, null, Map.of("whole", true, "from", "2026-01-01", "until", "2026-02-01"));
        assertThat(standing(id)).as("it is over").isEqualTo("WITHOUT_COMMITMENT");
        tell(vendor, 4, null, Map.of("whole", true, "from", "2026-01-01"));
        assertThat(standing(id)).isEqualTo("READY");
        operator().get(IDENTITIES + "/vendors").then().statusCode(200).body("items.id", hasItem(vendor.toString()));
        change(id, Map.of("vendor", UUID.randomUUID().toString())).then().statusCode(400);
    }

    @Test
    void whatIsHeldIsNotLost() throws Exception {
        UUID identity = UUID.fromString(made(Map.of()));
        UUID issue = Ids.next();
        change(
                "insert into delivery_gate (issue, state, changed_at, identity) values (?, 'OPEN', now(), ?)",
                issue,
                identity);
        UUID mail = queue();
        change(
                "update delivery set lane = 'ISSUE', issue = ?, expires_at = now() + interval '1 minute' where id = ?",
                issue,
                mail);

        housekeeping.tidy(clock.instant().plus(Duration.ofSeconds(50)));
        housekeeping.tidy(clock.instant().plus(Duration.ofHours(2)));

        assertThat(state(mail)).isEqualTo("PLANNED");
        assertThat(batches.claim(10, List.of(), clock.instant()))
                .as("not by the house")
                .isEmpty();
        test(identity.toString()).then().body("verdict", equalTo("ACCEPTED"));
        assertThat(batches.claim(identity, 10, List.of(), clock.instant()))
                .hasValueSatisfying(lease -> assertThat(lease.rows()).hasSize(1));
    }

    @Test
    void aTopicNamesAnIdentityOfItsCompany() {
        Desk.Offer offer = desk.offer();
        UUID topic = desk.topic(offer.point(), offer.purpose());
        String id = made(Map.of());
        String path = "/v1/topics/" + topic + "/identity";

        as("emi", "editor").body(Map.of("identity", id)).put(path).then().statusCode(200);

        as("aki", "auditor").get(path).then().body("identity", equalTo(id));
        as("emi", "editor").body("{\"identity\": null}").put(path).then().body("identity", nullValue());
        as("emi", "editor")
                .body(Map.of("identity", UUID.randomUUID().toString()))
                .put(path)
                .then()
                .statusCode(400);
        given().get(path).then().statusCode(401);
        given().auth()
                .oauth2(Tokens.staffOf(List.of("elsewhere"), "eve", "editor"))
                .get(path)
                .then()
                .statusCode(404);
    }

    @Test
    void secretsAreNamedAndNeverShown() {
        Map<String, Object> relay = new HashMap<>(Map.of(
                "host", "smtp.example.com", "port", 465, "encryption", "TLS", "user", "u", "secret", "relay-pw"));
        String id = made(Map.of("relay", relay));

        operator().get(IDENTITIES + "/" + id).then().body("relay.secret", equalTo("relay-pw"));

        test(id).then().body("verdict", equalTo("NOT_REACHED"));
        for (String file : List.of("../links", "/etc/passwd", "A", "a/b")) {
            relay.put("secret", file);
            create(Map.of("relay", relay)).then().statusCode(400);
        }
        relay.remove("secret");
        create(Map.of("relay", relay)).then().statusCode(400).body("errors[0].field", equalTo("relay.secret"));
    }

    @Test
    void nothingLeavesUnencryptedButOnThisMachine() {
        for (Map<String, Object> relay : List.<Map<String, Object>>of(
                Map.of("host", "smtp.example.com", "port", 25, "encryption", "NONE"),
                Map.of("host", "127.0.0.1", "port", 25, "encryption", "NONE", "user", "u", "secret", "s"),
                Map.of("host", "smtp.example.com", "port", 25, "encryption", "IF_OFFERED"),
                Map.of("host", "smtp.example.com", "port", 0, "encryption", "TLS"))) {
            create(Map.of("relay", relay)).then().statusCode(400);
        }
        create(Map.of("dkimDomain", "example.com")).then().statusCode(400);
        create(Map.of("from", "a\r\nBcc: b@example.com")).then().statusCode(400);
    }

    @Test
    void theIdentityOfTheHouseFollowsTheConfiguration() {
        String house = IDENTITIES + "/00000000-0000-0000-0000-000000000001";
        Response seen = operator().get(house);
        seen.then()
                .statusCode(200)
                .body("from", equalTo(config.from()))
                .body("company", nullValue())
                .body("changedAt", notNullValue());

        operator()
                .header("If-Match", seen.header("ETag"))
                .body(settings(Map.of()))
                .put(house)
                .then()
                .statusCode(409);

        operator()
                .header("If-Match", seen.header("ETag"))
                .body(Map.of("selectors", List.of()))
                .put(house + "/house")
                .then()
                .statusCode(200);
        operator()
                .body(Map.of("selectors", List.of()))
                .put(house + "/house")
                .then()
                .statusCode(400);
    }

    @Test
    void onlyOperatorsOfTheCompanySetOneUp() {
        String id = made(Map.of());
        String path = IDENTITIES + "/" + id;
        given().get(IDENTITIES).then().statusCode(401);
        as("emi", "editor").body(body(Map.of())).post(IDENTITIES).then().statusCode(403);
        as("emi", "editor").get(path).then().statusCode(200);
        RequestSpecification other = given().auth()
                .oauth2(Tokens.staffOf(List.of("elsewhere"), "eve", "operator"))
                .contentType(ContentType.JSON);
        other.get(path).then().statusCode(404);
        other.get(IDENTITIES).then().body("items.id", not(hasItem(id)));
        other.body(Map.of("to", "a@example.jp"))
                .post(path + "/test-mails")
                .then()
                .statusCode(404);
        create(Map.of("name", name(id))).then().statusCode(409);
        change(id, "\"99\"", Map.of()).then().statusCode(412);
    }

    private boolean isReady(String id) {
        letterheads.look();
        return letterheads.ready().stream()
                .anyMatch(head -> head.identity().toString().equals(id));
    }

    private void tell(UUID vendor, int revision, Instant until, Map<String, Object> commitment) {
        Map<String, Object> fact = new HashMap<>(Map.of(
                "id",
                vendor,
                "revision",
                revision,
                "company",
                "aoba",
                "kind",
                "ENTRUSTED_VENDOR",
                "names",
                Map.of("ja", "配送社", "en", "A relay"),
                "validFrom",
                Instant.parse("2026-01-01T00:00:00Z").plusSeconds(revision),
                "commitment",
                commitment,
                "reviewBy",
                "2099-01-01"));
        if (until != null) {
            fact.put("validUntil", until);
        }
        desk.tell("madoguchi.policies", "recipient.recorded", vendor.toString(), revision, fact);
    }

    private Map<String, Object> relay(int port) {
        return Map.of("host", "127.0.0.1", "port", port, "encryption", "NONE");
    }

    private Map<String, Object> settings(Map<String, ?> other) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "name",
                "News " + UUID.randomUUID(),
                "relay",
                relay(relay.port()),
                "from",
                "news@news.example.jp",
                "names",
                Map.of("ja", "青葉だより", "en", "Aoba 青葉"),
                "returnDomain",
                "back.example.jp"));
        settings.putAll(other);
        return settings;
    }

    private Map<String, Object> body(Map<String, ?> other) {
        return Map.of("company", "aoba", "settings", settings(other));
    }

    private Response create(Map<String, ?> other) {
        return operator().body(body(other)).post(IDENTITIES);
    }

    private String made(Map<String, ?> other) {
        return create(other).then().statusCode(201).extract().path("id");
    }

    private Response change(String id, Map<String, ?> other) {
        return change(id, operator().get(IDENTITIES + "/" + id).header("ETag"), other);
    }

    private Response change(String id, String version, Map<String, ?> other) {
        Map<String, Object> settings = settings(other);
        settings.putIfAbsent("name", name(id));
        return operator().header("If-Match", version).body(settings).put(IDENTITIES + "/" + id);
    }

    private static Response test(String id) {
        return operator().body(Map.of("to", "haru@example.jp")).post(IDENTITIES + "/" + id + "/test-mails");
    }

    private static String standing(String id) {
        return operator().get(IDENTITIES + "/" + id).path("standing");
    }

    private static String name(String id) {
        return operator().get(IDENTITIES + "/" + id).path("name");
    }

    private static RequestSpecification operator() {
        return as("oto", "operator");
    }

    private static RequestSpecification as(String name, String role) {
        return given().auth().oauth2(Tokens.staff(name, role)).contentType(ContentType.JSON);
    }
}
