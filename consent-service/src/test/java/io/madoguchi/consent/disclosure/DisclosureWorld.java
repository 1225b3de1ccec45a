package io.madoguchi.consent.disclosure;

import static io.madoguchi.consent.Given.as;
import static io.madoguchi.consent.recipient.Registering.SHA;
import static io.madoguchi.consent.recipient.Registering.bound;
import static io.madoguchi.consent.recipient.Registering.category;
import static io.madoguchi.consent.recipient.Registering.record;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.madoguchi.consent.Given;
import io.madoguchi.consent.recipient.Registering;
import io.madoguchi.events.EventHandler;
import io.madoguchi.events.Ids;
import io.madoguchi.events.ReceivedEvent;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A company whose policy opens all nine grounds, with recipients of every kind and people who were shown its notice. */
public final class DisclosureWorld {

    private static final String ALL = """
            "CONSENT", "NON_IDENTIFYING", "BUSINESS_PARTNER", "ANSWER_BY_PARTNER", "PAYMENT_SETTLEMENT", "SUCCESSION",
            "LAW", "ORDER", "GROUP\"""";

    public final Given given = Given.company();
    public final String support;
    public final String sharing;
    public final String outsider;
    private final String sharingPoint;
    private final String supportPoint;
    private final List<EventHandler> handlers;

    private DisclosureWorld(List<EventHandler> handlers, String grounds) {
        this.handlers = handlers;
        category(given, "email", true, false);
        category(given, "age", false, false);
        category(given, "gender", false, false);
        category(given, "workplace", false, false);
        category(given, "account", false, true);
        record(
                given,
                "identifying-combinations",
                "who",
                "\"combination\": {\"categories\": [\"age\", \"gender\", \"workplace\"]}");
        support = given.createPurpose("support", "NOTICE");
        sharing = given.createPurpose("sharing", "CONSENT");
        String id = as(given.author)
                .body(given.policyJson(support, sharing).replace("\"CONSENT\", \"LAW\"", grounds))
                .post("/v1/policies")
                .then()
                .statusCode(201)
                .extract()
                .path("policy");
        as(given.publisher)
                .post("/v1/policies/" + id + "/versions/1/publication")
                .then()
                .statusCode(200);
        sharingPoint = open("sharing-form", sharing);
        supportPoint = open("support-form", support);
        outsider = Registering.recipient(given, "OTHER", "outsider", "");
        record(given, "consent-coverages", "shops", """
                "coverage": {"purpose": "%s", "kinds": ["OTHER", "GROUP_COMPANY"], "items": ["email"], "countries": []}""".formatted(sharing));
    }

    public static DisclosureWorld of(List<EventHandler> handlers) {
        return new DisclosureWorld(handlers, ALL);
    }

    public static DisclosureWorld of(List<EventHandler> handlers, String grounds) {
        return new DisclosureWorld(handlers, grounds);
    }

    private String open(String code, String purpose) {
        String id = given.createCollectionPoint(code, purpose);
        as(given.author).post("/v1/collection-points/" + id + "/opening").then().statusCode(200);
        return id;
    }

    /** Somebody who consented to sharing. */
    public String consenting() {
        return told(Given.person(), sharingPoint, sharing);
    }

    /** Somebody who was shown the notice about support. */
    public String served() {
        return told(Given.person(), supportPoint, support);
    }

    private String told(String person, String point, String purpose) {
        JsonPath notice = as(given.author)
                .get("/v1/collection-points/" + point + "/notice")
                .jsonPath();
        Instant at = Instant.now().minusSeconds(5);
        hear(person, "subscription.confirmed", """
                {"episode": "%s", "person": "%s", "generation": 1, "company": "%s", "topic": "%s", "purposes": ["%s"],
                 "topicNames": {"ja": "案内", "en": "News"}, "collectionPoint": "%s",
                 "notice": {"revision": %d, "hash": "%s", "locale": "ja"}, "requestedAt": "%s", "confirmedAt": "%s",
                 "evidence": {"channel": "FORM", "ageAttested": true}}
                """.formatted(
                        Ids.next(),
                        person,
                        given.company,
                        Ids.next(),
                        purpose,
                        point,
                        notice.getInt("revision"),
                        notice.getString("texts.ja.hash"),
                        at.minusSeconds(60),
                        at));
        return person;
    }

    private void hear(String person, String type, String json) {
        try {
            ReceivedEvent event = new ReceivedEvent(
                    Ids.next(),
                    type,
                    "/subscription-service",
                    person,
                    1,
                    Instant.now(),
                    new ObjectMapper().readTree(json));
            QuarkusTransaction.requiringNew()
                    .run(() -> handlers.stream()
                            .filter(h -> h.topic().equals("madoguchi.subscriptions"))
                            .forEach(h -> h.handle(event)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void withdraw(String person) {
        as(given.author)
                .body("{\"company\": \"" + given.company + "\", \"purpose\": \"sharing\"}")
                .post("/v1/persons/" + person + "/withdrawals")
                .then();
    }

    public String partner(String kind) {
        return Registering.recipient(
                given, kind, "p" + UUID.randomUUID().toString().substring(0, 8), bound());
    }

    public String subsidiary(String percent) {
        Given other = Given.company();
        Registering.holds(given.company, other.company, percent).statusCode(201);
        return Registering.recipient(
                given,
                "GROUP_COMPANY",
                "g" + UUID.randomUUID().toString().substring(0, 8),
                ", \"member\": \"" + other.company + "\"");
    }

    public String jointUse(String user, boolean published) {
        String notice = published ? """
                , "notice": {"url": "https://www.example.jp/joint-use", "sha256": "%s", "publishedAt": "2026-02-01T00:00:00Z"}""".formatted(SHA) : "";
        return record(given, "joint-uses", "j" + UUID.randomUUID().toString().substring(0, 8), """
                "jointUse": {"fact": {"ja": "共同利用", "en": "joint use"}, "items": ["email"], "users": ["%s"],
                 "range": {"ja": "子会社", "en": "subsidiaries"}, "purposes": ["%s"], "responsible": "%s"%s}
                """.formatted(
                        user, support, given.company, notice));
    }

    /** Asks to pass items on; {@code more} holds the person, the evidence and the rest. */
    public ValidatableResponse ask(String ground, String recipient, String items, String more) {
        return as(given.author)
                .body(body(ground, recipient, items, more))
                .post("/v1/disclosures")
                .then();
    }

    public String body(String ground, String recipient, String items, String more) {
        return """
                {"company": "%s", "ground": %s, "recipient": "%s", "items": ["%s"]%s}
                """.formatted(
                        given.company,
                        ground == null ? "null" : "\"" + ground + "\"",
                        recipient,
                        String.join("\", \"", items.split(" ")),
                        more);
    }

    public static String person(String ref) {
        return ", \"purpose\": \"support\", \"person\": \"" + ref + "\"";
    }

    public static String evidence(String json) {
        return ", \"evidence\": {" + json + "}";
    }
}
