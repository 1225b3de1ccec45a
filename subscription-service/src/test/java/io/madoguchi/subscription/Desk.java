package io.madoguchi.subscription;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.madoguchi.events.EventHandler;
import io.madoguchi.events.Ids;
import io.madoguchi.events.ReceivedEvent;
import io.madoguchi.persons.EmailAddress;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.persons.PersonRefs;
import io.madoguchi.subscription.link.LinkPurpose;
import io.madoguchi.subscription.link.Links;
import io.madoguchi.testing.Tokens;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** The world the tests begin with: a company, a place where data is asked for, and topics; each test its own. */
@ApplicationScoped
public class Desk {

    public static final String COMPANY = "aoba";
    public static final String HASH_JA = "sha256-hash-of-the-japanese-notice";
    public static final String HASH_EN = "sha256-hash-of-the-english-notice";

    private final List<EventHandler> handlers;
    private final ObjectMapper json;
    private final Links links;
    private final PersonRefs refs;
    private final DataSource database;

    Desk(@All List<EventHandler> handlers, ObjectMapper json, Links links, PersonRefs refs, DataSource database) {
        this.handlers = handlers;
        this.json = json;
        this.links = links;
        this.refs = refs;
        this.database = database;
    }

    /** A topic that is open, and where it is asked for. */
    public record Offer(UUID point, UUID purpose, UUID topic) {}

    /** What the reports of removals are signed with. */
    public static void reportKey(Path secrets) {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId("subscription-service");
            Files.writeString(
                    secrets.resolve("report-key.json"), key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));
        } catch (JoseException | IOException e) {
            throw new AssertionError(e);
        }
    }

    public static String address() {
        return "reader-" + UUID.randomUUID() + "@example.jp";
    }

    public void tell(String topic, String type, String key, long revision, Object data) {
        ReceivedEvent event =
                new ReceivedEvent(Ids.next(), type, "/test", key, revision, Instant.now(), json.valueToTree(data));
        QuarkusTransaction.requiringNew()
                .run(() ->
                        handlers.stream().filter(h -> h.topic().equals(topic)).forEach(h -> h.handle(event)));
    }

    public void company(String id) {
        tell(
                "madoguchi.policies",
                "company.registered",
                id,
                1,
                Map.of(
                        "id",
                        id,
                        "names",
                        Map.of("ja", "青葉計器", "en", "Aoba Instruments"),
                        "country",
                        "JP",
                        "address",
                        Map.of("ja", "東京都千代田区青葉町1-2-3", "en", "1-2-3 Aoba-cho, Chiyoda, Tokyo"),
                        "site",
                        "https://aoba.example.jp"));
    }

    /** Opens a revision of a collection point; items as name to required. */
    public void point(UUID id, UUID purpose, int revision, Map<String, Boolean> items) {
        point(id, purpose, revision, items, "FORM");
    }

    /** The same where data comes in by another way. */
    public void point(UUID id, UUID purpose, int revision, Map<String, Boolean> items, String channel) {
        List<Map<String, Object>> declared = new ArrayList<>();
        items.forEach((name, required) -> declared.add(Map.of("name", name, "required", required)));
        tell(
                "madoguchi.policies",
                "collection-point.opened",
                id.toString(),
                revision,
                Map.of(
                        "id",
                        id,
                        "company",
                        COMPANY,
                        "channel",
                        channel,
                        "revision",
                        revision,
                        "section",
                        Map.of(
                                "name", Map.of("ja", "お客様窓口", "en", "Customer desk"),
                                "contact", Map.of("email", "desk@aoba.example.jp")),
                        "items",
                        declared,
                        "purposes",
                        List.of(Map.of("id", purpose, "code", "newsletter", "version", 1)),
                        "ageLimit",
                        16,
                        "notice",
                        Map.of("ja", Map.of("hash", HASH_JA), "en", Map.of("hash", HASH_EN))));
    }

    public Offer offer() {
        return offer(Map.of("email", true, "name", false));
    }

    public Offer offer(Map<String, Boolean> items) {
        company(COMPANY);
        UUID point = Ids.next();
        UUID purpose = Ids.next();
        point(point, purpose, 1, items);
        return new Offer(point, purpose, topic(point, purpose));
    }

    public UUID topic(UUID point, UUID purpose) {
        String id = asEditor()
                .body(topicBody(point, purpose))
                .post("/v1/topics")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        asEditor().body("").post("/v1/topics/" + id + "/opening").then().statusCode(200);
        return UUID.fromString(id);
    }

    public static Map<String, Object> topicBody(UUID point, UUID purpose) {
        return new HashMap<>(Map.of(
                "company",
                COMPANY,
                "slug",
                "news-" + UUID.randomUUID().toString().substring(0, 20),
                "kind",
                "NEWSLETTER",
                "names",
                Map.of("ja", "計器だより", "en", "Instrument news"),
                "descriptions",
                Map.of("ja", "新しい計器のお知らせ", "en", "What is new"),
                "languages",
                List.of("ja", "en"),
                "rhythm",
                Map.of("ja", "月に1回", "en", "Once a month"),
                "collectionPoint",
                point,
                "purpose",
                purpose));
    }

    public static io.restassured.specification.RequestSpecification asEditor() {
        return given().auth().oauth2(Tokens.staff("emi", "editor")).contentType(ContentType.JSON);
    }

    /** A sign-up that is as it must be, to be spoilt by tests. */
    public Map<String, Object> signUp(Offer offer, String address) {
        return new HashMap<>(Map.of(
                "collectionPoint",
                offer.point(),
                "notice",
                Map.of("revision", 1, "hash", HASH_JA),
                "locale",
                "ja",
                "address",
                address,
                "topics",
                List.of(offer.topic()),
                "age",
                "SIXTEEN_OR_OVER"));
    }

    public Response post(String path, Object body) {
        return given().contentType(ContentType.JSON).body(body).post(path);
    }

    /** Signs up and confirms; the token of the page of choices. */
    public String subscribe(Offer offer, String address) {
        post("/v1/sign-ups", signUp(offer, address)).then().statusCode(202);
        return post("/v1/confirmations", Map.of("token", confirmToken(address)))
                .then()
                .statusCode(200)
                .extract()
                .path("choices");
    }

    public PersonRef person(String address) {
        return refs.of(COMPANY, EmailAddress.parse(address));
    }

    public UUID newestSignUp(String address) {
        return UUID.fromString(value(
                "select id::text from sign_up where person = ? order by id desc limit 1",
                person(address).value()));
    }

    public String confirmToken(String address) {
        return links.token(LinkPurpose.CONFIRM, newestSignUp(address));
    }

    /** The newest subscription of an address. */
    public UUID subscription(String address) {
        return UUID.fromString(value(
                "select id::text from subscription where person = ? order by id desc limit 1",
                person(address).value()));
    }

    public String unsubscribeToken(String address) {
        return links.token(LinkPurpose.UNSUBSCRIBE, subscription(address));
    }

    public UUID episode(String address) {
        return UUID.fromString(value("select episode::text from subscription where id = ?", subscription(address)));
    }

    public String state(UUID subscription) {
        return value("select state from subscription where id = ?", subscription);
    }

    public List<String> mails(UUID subject) {
        return values("select kind from delivery where subject = ? order by id", subject);
    }

    public List<String> events(String address) {
        return values(
                "select type from outbox_event where topic = 'madoguchi.subscriptions' and key = ? order by revision",
                person(address).value());
    }

    public String value(String sql, Object... arguments) {
        List<String> all = values(sql, arguments);
        if (all.isEmpty()) {
            throw new AssertionError("no row for: " + sql);
        }
        return all.getFirst();
    }

    public List<String> values(String sql, Object... arguments) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            List<String> found = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    public void change(String sql, Object... arguments) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
