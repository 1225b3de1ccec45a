package io.madoguchi.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Someone without a name: may look at everything public, may sign up, may ask to be left alone. */
public final class Visitor {

    public static final String SUBSCRIPTION = "/api/subscription/v1";
    public static final String CONSENT = "/api/consent/v1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Caller api;

    public Visitor(Caller api) {
        this.api = api;
    }

    public Caller api() {
        return api;
    }

    /** Open topics of a company. */
    public List<Topic> topics(String company) {
        Response list = api.get(SUBSCRIPTION + "/topics?company=" + company);
        assertThat(list.statusCode()).as(list.asString()).isEqualTo(200);
        return StreamSupport.stream(json(list).path("items").spliterator(), false)
                .map(Topic::of)
                .toList();
    }

    /** Open topics of both companies of the demo world. */
    public List<Topic> everyTopic() {
        return Stream.of("aoba", "aoba-print")
                .flatMap(company -> topics(company).stream())
                .toList();
    }

    /** A newsletter of Aoba Instruments, the topic most tests are about. */
    public Topic newsletter() {
        return topics("aoba").stream()
                .filter(topic -> topic.kind().equals("NEWSLETTER"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the demo world has no newsletter"));
    }

    public Notice notice(Topic topic) {
        Response notice = api.get(CONSENT + "/collection-points/" + topic.collectionPoint() + "/notice");
        assertThat(notice.statusCode()).as(notice.asString()).isEqualTo(200);
        return new Notice(json(notice));
    }

    /** A whole and valid sign-up; a test changes the one thing it is about. */
    public Map<String, Object> form(Topic topic, String locale, String address) {
        return new HashMap<>(Map.of(
                "collectionPoint",
                topic.collectionPoint(),
                "notice",
                notice(topic).shown(locale),
                "locale",
                locale,
                "address",
                address,
                "topics",
                List.of(topic.id()),
                "age",
                "SIXTEEN_OR_OVER"));
    }

    public Response signUp(Map<String, Object> form) {
        return signUp(form, UUID.randomUUID().toString());
    }

    public Response signUp(Map<String, Object> form, String key) {
        return api.post(SUBSCRIPTION + "/sign-ups", form, key);
    }

    public Response confirm(String token) {
        return api.post(SUBSCRIPTION + "/confirmations", Map.of("token", token));
    }

    public Response choices(String token) {
        return api.post(SUBSCRIPTION + "/preferences/lookups", Map.of("token", token));
    }

    /** The option "Unsubscribe from the mail service" (E11). */
    public Response leave(String company, String address) {
        return api.post(SUBSCRIPTION + "/unsubscriptions", Map.of("company", company, "address", address));
    }

    /** What a mail program sends, RFC 8058. */
    public Response oneClick(String token) {
        return api.request()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .body("List-Unsubscribe=One-Click")
                .post("/one-click/" + token);
    }

    public static JsonNode json(Response answer) {
        try {
            return JSON.readTree(answer.asString());
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + answer.asString(), e);
        }
    }
}
