package io.madoguchi.subscription.signup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.madoguchi.subscription.Desk;
import io.madoguchi.testing.ServiceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What strangers send. Each is a clear 4xx, and nothing of it is kept. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class BadInputTest {

    @Inject
    Desk desk;

    @Inject
    ObjectMapper json;

    static Stream<Arguments> traps() {
        return Stream.of(
                trap("no @", 400, b -> b.put("address", "reader.example.jp")),
                trap("two @", 400, b -> b.put("address", "a@b@example.jp")),
                trap("empty", 400, b -> b.put("address", "")),
                trap("local part of 65", 400, b -> b.put("address", "a".repeat(65) + "@example.jp")),
                trap("whole of 255", 400, b -> b.put("address", "a@" + "b".repeat(60) + ".example.jp".repeat(18))),
                trap("label of 64", 400, b -> b.put("address", "a@" + "b".repeat(64) + ".example.jp")),
                trap("line break in the address", 400, b -> b.put("address", "a@example.jp\r\nBcc: b@example.jp")),
                trap("NUL in the address", 400, b -> b.put("address", "a\0@example.jp")),
                trap("address literal", 400, b -> b.put("address", "a@[192.0.2.1]")),
                trap("address that is a number", 400, b -> b.put("address", List.of("a@example.jp"))),
                trap("line break in the name", 400, b -> b.put("name", "Hanako\r\nBcc: b@example.jp")),
                trap("escape in the name", 400, b -> b.put("name", "\u001b[2J")),
                trap("line separator in the name", 400, b -> b.put("name", "a\u2028b")),
                trap("turned text in the name", 400, b -> b.put("name", "a\u202eb")),
                trap("name of 101", 400, b -> b.put("name", "n".repeat(101))),
                trap("blank name", 400, b -> b.put("name", "   ")),
                trap("unknown topic", 400, b -> b.put("topics", List.of(UUID.randomUUID()))),
                trap("no topic", 400, b -> b.put("topics", List.of())),
                trap("null topic", 400, b -> b.put("topics", Arrays.asList((Object) null))),
                trap("topic that is no id", 400, b -> b.put("topics", List.of("news"))),
                trap(
                        "too many topics",
                        400,
                        b -> b.put(
                                "topics",
                                Stream.generate(UUID::randomUUID).limit(21).toList())),
                trap("unknown collection point", 400, b -> b.put("collectionPoint", UUID.randomUUID())),
                trap("unknown language", 400, b -> b.put("locale", "de")),
                trap("unknown item", 400, b -> b.put("phone", "+81312345678")),
                trap("item inside the notice", 400, b -> b.put("notice", Map.of("revision", 1, "hash", "x", "y", 1))),
                trap("no notice", 400, b -> b.remove("notice")),
                trap("negative revision", 400, b -> b.put("notice", Map.of("revision", -1, "hash", Desk.HASH_JA))),
                trap("huge revision", 400, b -> b.put("notice", Map.of("revision", 1L << 40, "hash", Desk.HASH_JA))),
                trap("another hash", 409, b -> b.put("notice", Map.of("revision", 1, "hash", "sha256-another"))));
    }

    private static Arguments trap(String name, int status, Consumer<Map<String, Object>> spoil) {
        return Arguments.argumentSet(name, status, spoil);
    }

    @ParameterizedTest
    @MethodSource("traps")
    void aTrapIsAClearProblemAndLeavesNothing(int status, Consumer<Map<String, Object>> spoil)
            throws JsonProcessingException {
        Map<String, Object> body = desk.signUp(desk.offer(), Desk.address());
        spoil.accept(body);
        String before = rows();

        var answer = given().contentType("application/json")
                .body(json.writeValueAsString(body))
                .post("/v1/sign-ups");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.asString()).doesNotContain("Bcc").doesNotContain("@example.jp");
        assertThat(rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aBodyThatIsNotWhatItSaysIsRefused(String type, byte[] body, int status) {
        var answer = given().contentType(type).body(body).post("/v1/sign-ups");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.argumentSet("empty", "application/json", new byte[0], 400),
                Arguments.argumentSet("null", "application/json", utf8("null"), 400),
                Arguments.argumentSet("list", "application/json", utf8("[]"), 400),
                Arguments.argumentSet("half an object", "application/json", utf8("{\"locale\":"), 400),
                Arguments.argumentSet("text", "text/plain", utf8("{}"), 415),
                Arguments.argumentSet("bytes", "application/octet-stream", utf8("{}"), 415),
                Arguments.argumentSet("xml", "application/xml", utf8("<a/>"), 415),
                Arguments.argumentSet("not UTF-8", "application/json", notUtf8(), 400),
                Arguments.argumentSet("deep", "application/json", utf8("[".repeat(5000)), 400));
    }

    /** The server may cut the line before all of it has arrived. */
    @Test
    void tenMegabytesAreNotRead() {
        byte[] large = new byte[10 << 20];
        Arrays.fill(large, (byte) ' ');
        int status;
        try {
            status = given().contentType("application/json")
                    .body(large)
                    .post("/v1/sign-ups")
                    .statusCode();
        } catch (Exception cut) {
            assertThat(cut).isInstanceOf(java.net.SocketException.class);
            return;
        }
        assertThat(status).isEqualTo(413);
    }

    @ParameterizedTest
    @MethodSource("paths")
    void aForeignTokenOpensNothing(String path, String token) {
        var answer = desk.post(path, Map.of("token", token));

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    static Stream<Arguments> paths() {
        return Stream.of(
                        "/v1/confirmations/lookups",
                        "/v1/confirmations",
                        "/v1/preferences/lookups",
                        "/v1/preferences",
                        "/v1/unsubscriptions/lookups",
                        "/v1/unsubscriptions/by-link",
                        "/v1/unsubscriptions/undo")
                .flatMap(path -> Stream.of("", "x", "é\u0000\r\n", "a".repeat(201), "../..", "'; drop table reader; --")
                        .map(token -> Arguments.of(path, token)));
    }

    private String rows() {
        return desk.value("select ((select count(*) from sign_up) + (select count(*) from delivery))::text");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] notUtf8() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(utf8("{\"address\":\"a"));
        bytes.write(0xc3);
        bytes.write(0x28);
        bytes.writeBytes(utf8("@example.jp\"}"));
        return bytes.toByteArray();
    }
}
