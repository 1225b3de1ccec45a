package io.madoguchi.inquiry;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.madoguchi.events.EventHandler;
import io.madoguchi.events.Ids;
import io.madoguchi.events.ReceivedEvent;
import io.madoguchi.testing.Tokens;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The world the tests begin with: a company of the group, and somebody who writes to it. */
@ApplicationScoped
public class Desk {

    public static final String COMPANY = "aoba";
    public static final UUID POINT = UUID.fromString("019a9c5e-7c3a-7b1e-9d43-5f0c2a1b7e10");

    private final List<EventHandler> handlers;
    private final ObjectMapper json;

    Desk(@All List<EventHandler> handlers, ObjectMapper json) {
        this.handlers = handlers;
        this.json = json;
    }

    public void open() {
        tell(
                "madoguchi.policies",
                "company.registered",
                Map.of("id", COMPANY, "names", Map.of("ja", "青葉計器", "en", "Aoba Instruments")));
        openPoint(POINT, 1);
    }

    /** The notice of the form, in words that have this revision. */
    public void openPoint(UUID point, int revision) {
        tell(
                "madoguchi.policies",
                "collection-point.opened",
                Map.of(
                        "id",
                        point,
                        "company",
                        COMPANY,
                        "revision",
                        revision,
                        "notice",
                        Map.of("ja", Map.of("hash", "ja-" + revision), "en", Map.of("hash", "en-" + revision))));
    }

    public void tell(String topic, String type, Map<String, Object> data) {
        ReceivedEvent event =
                new ReceivedEvent(Ids.next(), type, "/test", COMPANY, 1, Instant.now(), json.valueToTree(data));
        QuarkusTransaction.requiringNew()
                .run(() ->
                        handlers.stream().filter(h -> h.topic().equals(topic)).forEach(h -> h.handle(event)));
    }

    public static String address() {
        return "asker-" + UUID.randomUUID() + "@example.jp";
    }

    public static Map<String, Object> inquiry(String kind, String contact, String... rights) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "company",
                COMPANY,
                "kind",
                kind,
                "locale",
                "ja",
                "contact",
                contact,
                "name",
                "青葉 花子",
                "text",
                "カタログを送ってください。",
                "notice",
                Map.of("collectionPoint", POINT, "revision", 1, "hash", "ja-1")));
        if (rights.length > 0) {
            body.put(
                    "rights",
                    List.of(rights).stream().map(r -> Map.of("right", r)).toList());
        }
        return body;
    }

    /** As it comes through the gateway, each time from another network. */
    public static RequestSpecification anybody() {
        int low = ThreadLocalRandom.current().nextInt(1, 255);
        int high = ThreadLocalRandom.current().nextInt(1, 255);
        return given().contentType(ContentType.JSON).header("X-Forwarded-For", "198." + high + "." + low + ".7");
    }

    public static Response submit(Map<String, Object> inquiry) {
        return anybody().body(inquiry).post("/v1/inquiries");
    }

    public static RequestSpecification as(String token) {
        return given().contentType(ContentType.JSON).auth().oauth2(token);
    }

    public static RequestSpecification officer() {
        return as(Tokens.staff("officer", "privacy-officer"));
    }

    /** Takes a case down as staff does; the way to its id. */
    public static String enter(String kind, String contact, String... rights) {
        Map<String, Object> body = inquiry(kind, contact, rights);
        body.remove("notice");
        body.put("channel", "PHONE");
        body.put("arrivedAt", Instant.now().minusSeconds(60).toString());
        return officer()
                .body(body)
                .post("/v1/case-entries")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** The same by the form, a moment later than anything that staff took down; its id, as the desk sees it. */
    public static String submitted(String contact) {
        String number = submit(inquiry("INFORMATION", contact))
                .then()
                .statusCode(201)
                .extract()
                .path("inquiry.number");
        String cursor = "";
        while (true) {
            JsonPath page = officer()
                    .queryParam("limit", 200)
                    .queryParam("cursor", cursor)
                    .get("/v1/cases")
                    .jsonPath();
            String found = page.getString("items.find { it.number == '" + number + "' }.id");
            if (found != null) {
                return found;
            }
            cursor = Objects.requireNonNull(page.getString("next"), "the case is not in the queue");
        }
    }

    public static Response happen(String id, String fact, Map<String, Object> more) {
        return happen(officer(), id, fact, more);
    }

    public static Response happen(RequestSpecification by, String id, String fact, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("fact", fact);
        return by.body(body).post("/v1/cases/" + id + "/events");
    }
}
