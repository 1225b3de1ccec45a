package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.acceptance.house.Caller;
import io.madoguchi.acceptance.house.Census;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Newsroom;
import io.madoguchi.acceptance.house.RawCall;
import io.madoguchi.acceptance.house.Reader;
import io.madoguchi.acceptance.house.Topic;
import io.madoguchi.acceptance.house.Visitor;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers send by accident or on purpose: a clear answer below 500, and nothing half done. */
@InTheHouse
class BadInputIT {

    private static final String SIGN_UPS = Visitor.SUBSCRIPTION + "/sign-ups";

    private final House house;

    BadInputIT(House house) {
        this.house = house;
    }

    /** Limits of RFC 5321 §4.5.3.1, shapes of RFC 5321 and 6531, and what would break a header. */
    static Stream<String> badAddresses() {
        return Stream.of(
                "",
                " ",
                "hana",
                "@example.jp",
                "hana@",
                "hana@example..jp",
                "hana@@example.jp",
                "hana@-example.jp",
                "a".repeat(65) + "@example.jp",
                "hana@" + "b".repeat(64) + ".example.jp",
                "hana@" + "bbbbbbbb.".repeat(30) + "example.jp",
                "hana@example.jp\r\nBcc: other@example.jp",
                "hana@example.jp\u0000",
                "hana\n@example.jp",
                "\"Hana\" <hana@example.jp>",
                "hana@example.jp, other@example.jp");
    }

    @ParameterizedTest
    @MethodSource("badAddresses")
    void anAddressNobodyCanBeWrittenToIsRefused(String address) {
        Visitor visitor = house.visitor();
        Map<String, Object> form = visitor.form(visitor.newsletter(), "en", address);

        refused(() -> visitor.signUp(form), 400);
    }

    @Test
    void headersCannotBeSlippedInThroughAName() {
        Visitor visitor = house.visitor();
        String address = "name-" + UUID.randomUUID() + "@example.jp";
        Map<String, Object> form = visitor.form(visitor.newsletter(), "en", address);
        form.put("name", "Hana\r\nBcc: other@example.jp");

        refused(() -> visitor.signUp(form), 400);
    }

    @Test
    void headersCannotBeSlippedInThroughASubject() {
        Map<String, String> bad = Map.of("subject", "News\r\nBcc: other@example.jp", "body", "Hello.");
        Map<String, Object> issue =
                Map.of("topic", house.visitor().newsletter().id(), "variants", Map.of("ja", bad, "en", bad));

        refused(() -> house.staff().emi().post(Newsroom.ISSUES, issue), 400);
    }

    @Test
    void anUnknownTopicIsAFaultOfThatField() {
        Visitor visitor = house.visitor();
        Map<String, Object> form =
                visitor.form(visitor.newsletter(), "en", "topic-" + UUID.randomUUID() + "@example.jp");
        form.put("topics", List.of(UUID.randomUUID().toString()));

        Response answer = refused(() -> visitor.signUp(form), 400);

        assertThat(answer.<String>path("errors[0].field")).startsWith("topics");
    }

    @Test
    void missingAndWronglyTypedFieldsAreNamed() {
        Visitor visitor = house.visitor();
        Map<String, Object> whole =
                visitor.form(visitor.newsletter(), "en", "field-" + UUID.randomUUID() + "@example.jp");
        for (String field : whole.keySet()) {
            Map<String, Object> without = new HashMap<>(whole);
            without.remove(field);
            refused(() -> visitor.signUp(without), 400);
            Map<String, Object> wrong = new HashMap<>(whole);
            wrong.put(field, Map.of("not", List.of("this")));
            refused(() -> house.visitor().signUp(wrong), 400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "text/html"})
    void anotherContentTypeIsNotRead(String type) {
        refused(
                () -> house.visitor()
                        .api()
                        .request()
                        .contentType(type)
                        .body("{}")
                        .post(SIGN_UPS),
                415);
    }

    @Test
    void brokenBodiesAreRefused() {
        for (byte[] body : List.of(
                new byte[0],
                "{".getBytes(StandardCharsets.UTF_8),
                "[]".getBytes(StandardCharsets.UTF_8),
                "null".getBytes(StandardCharsets.UTF_8),
                "{\"address\":\"\u00c3\"}".getBytes(StandardCharsets.ISO_8859_1),
                ("{\"a\":" + "[".repeat(5_000)).getBytes(StandardCharsets.UTF_8))) {
            refused(
                    () -> house.visitor()
                            .api()
                            .request()
                            .contentType("application/json")
                            .body(body)
                            .post(SIGN_UPS),
                    400);
        }
    }

    @Test
    void tenMegabytesAreTooMany() {
        byte[] large = new byte[10 * 1024 * 1024];
        Arrays.fill(large, (byte) 'a');
        Map<String, Long> before = census();

        int status = RawCall.post(house.desk().port("gateway"), SIGN_UPS, "application/json", large);

        assertThat(status).isEqualTo(413);
        Census.assertNothingNew(house.database("subscription"), before);
        assertThat(house.visitor().newsletter().id())
                .as("the door still stands")
                .isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/subscription/v1//topics",
                "/api/subscription/v1/topics/..%2f..",
                "/api/subscription/v1/topics/../sign-ups",
                "/api/subscription/v1/topics;x=1",
                "/api/subscription/v1/topics/%00",
                "/api/subscription/v1/%252e%252e",
                "/api/subscription/v1/topics/%ff",
                "/api/subscription/v1/topics/a%5cb",
                "/en/topics/%c0%af"
            })
    void pathsThatTwoReadersReadDifferentlyAreRefused(String path) {
        assertThat(RawCall.get(house.desk().port("gateway"), path)).isEqualTo(400);
    }

    @Test
    void aConfirmationIsGivenOnce() {
        Topic topic = house.visitor().newsletter();
        Reader reader = Reader.of(house, "en");
        reader.signUp(topic);
        String token = reader.confirmToken();
        assertThat(reader.visitor().confirm(token).statusCode()).isEqualTo(200);
        reader.welcome();

        Response again = refused(() -> house.visitor().confirm(token), 409);

        assertThat(again.<String>path("type")).endsWith("/already-confirmed");
    }

    @Test
    void unknownLinksSayNothing() {
        String unknown = "A".repeat(43);
        Caller api = house.visitor().api();
        for (String path : List.of(
                "/confirmations/lookups",
                "/confirmations",
                "/preferences/lookups",
                "/unsubscriptions/lookups",
                "/unsubscriptions/by-link",
                "/unsubscriptions/undo")) {
            Response answer = refused(() -> api.post(Visitor.SUBSCRIPTION + path, Map.of("token", unknown)), 404);
            assertThat(answer.asString()).as(path).doesNotContain(unknown);
        }
        for (String page : List.of("/confirm/", "/choices/", "/unsubscribe/")) {
            assertThat(api.get("/en" + page + unknown).statusCode()).as(page).isEqualTo(404);
        }
        assertThat(house.visitor().oneClick(unknown).statusCode()).isBetween(200, 404);
    }

    private Response refused(Supplier<Response> call, int status) {
        Map<String, Long> before = census();
        Response answer = call.get();
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        Census.assertNothingNew(house.database("subscription"), before);
        return answer;
    }

    private Map<String, Long> census() {
        return house.database("subscription").census();
    }
}
