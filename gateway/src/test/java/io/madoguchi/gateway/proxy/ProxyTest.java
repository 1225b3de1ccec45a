package io.madoguchi.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.gateway.testing.GatewayResource;
import io.madoguchi.gateway.testing.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(GatewayResource.class)
class ProxyTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TestHTTPResource("/")
    URI door;

    @Test
    void theServiceHearsOnlyWhatTheGatewaySaw() {
        Wire.Answer answer = Wire.get(
                door,
                "/api/subscription/v1/echo?a=%2F&b",
                "X-Forwarded-For: 203.0.113.9",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Host: evil.example.com",
                "X_Forwarded_For: 203.0.113.9",
                "Forwarded: for=203.0.113.9",
                "X-Real-IP: 203.0.113.9",
                "X-User: root",
                "X-Remote-User: root",
                "X-Auth-Roles: operator",
                "Cookie: a=b",
                "Authorization: Basic cm9vdDpyb290",
                "X-Secret: 1",
                "Connection: close, X-Secret, X-Forwarded-For",
                "Accept-Language: ja");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("uri: /v1/echo?a=%2F&b\n")
                .contains("x-forwarded-for: 127.0.0.1\n")
                .contains("x-forwarded-proto: http\n")
                .contains("x-forwarded-host: localhost:8080\n")
                .contains("forwarded: for=127.0.0.1;proto=http;host=\"localhost:8080\"\n")
                .contains("accept-language: ja\n")
                .doesNotContain("203.0.113.9")
                .doesNotContain("evil")
                .doesNotContain("root")
                .doesNotContain("operator")
                .doesNotContain("cookie")
                .doesNotContain("authorization")
                .doesNotContain("x-secret");
    }

    @Test
    void theLogIsReadByAnyoneAndByNobodyInParticular() {
        Wire.Answer tile = Wire.get(door, "/log/tile/0/x001/234.p/7", "Authorization: Bearer abc", "Cookie: a=b");
        assertThat(tile.status()).isEqualTo(200);
        assertThat(tile.body())
                .contains("uri: /v1/log/tile/0/x001/234.p/7\n")
                .doesNotContain("authorization")
                .doesNotContain("cookie");
        assertThat(Wire.get(door, "/log/checkpoint").body()).contains("uri: /v1/log/checkpoint\n");
        assertThat(Wire.get(door, "/log/tile/entries/000").body()).contains("uri: /v1/log/tile/entries/000\n");
        assertThat(Wire.get(door, "/log/receipts").status()).isEqualTo(404);
        assertThat(Wire.get(door, "/log/tile/0/000?x=1").status()).isEqualTo(404);
    }

    @Test
    void theDocumentsOfTheApiAreListedAndRead() {
        Wire.Answer list = Wire.get(door, "/api");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.headers()).containsEntry("content-type", "application/json");
        assertThat(list.body())
                .contains("\"base\":\"/api/consent\"", "\"openapi\":\"/api/consent/openapi.yaml\"")
                .contains("/api/inquiry/openapi.yaml", "/api/subscription/openapi.yaml");

        Wire.Answer document = Wire.get(door, "/api/consent/openapi.yaml", "Authorization: Bearer abc");
        assertThat(document.status()).isEqualTo(200);
        assertThat(document.body()).contains("uri: /q/openapi?format=yaml\n").doesNotContain("authorization");
        assertThat(Wire.get(door, "/api/nobody/openapi.yaml").status()).isEqualTo(404);
        assertThat(Wire.get(door, "/api/consent/openapi.yaml?format=json").status())
                .isEqualTo(404);
        assertThat(Wire.get(door, "/api/consent/openapi.json").status()).isEqualTo(404);
    }

    @Test
    void anApiClientKeepsItsOwnBearer() {
        assertThat(Wire.get(door, "/api/consent/v1/echo", "Authorization: Bearer abc")
                        .body())
                .contains("authorization: Bearer abc\n");
        assertThat(Wire.get(door, "/api/consent/v1/echo", "Authorization: Bearer abc", "Authorization: Bearer xyz")
                        .body())
                .doesNotContain("authorization");
    }

    @Test
    void answersAreMadeStrictOnTheWayBack() {
        Wire.Answer answer = Wire.get(door, "/api/subscription/v1/echo");

        assertThat(answer.headers())
                .containsEntry("content-security-policy", "default-src 'none'; frame-ancestors 'none'")
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("cross-origin-opener-policy", "same-origin")
                .containsEntry("referrer-policy", "same-origin")
                .containsEntry("cache-control", "public, max-age=60")
                .containsEntry("etag", "\"7\"")
                .containsKey("permissions-policy")
                .doesNotContainKey("set-cookie")
                .doesNotContainKey("server")
                .doesNotContainKey("strict-transport-security");
        assertThat(Wire.get(door, "/api/subscription/v1/echo", "Authorization: Bearer abc")
                        .headers())
                .containsEntry("cache-control", "no-store");
    }

    @Test
    void aMegabytePassesBothWays() throws Exception {
        HttpResponse<String> down = CLIENT.send(
                HttpRequest.newBuilder(door.resolve("/api/subscription/v1/megabyte"))
                        .build(),
                BodyHandlers.ofString());
        HttpResponse<String> up = CLIENT.send(
                HttpRequest.newBuilder(door.resolve("/api/subscription/v1/echo"))
                        .POST(BodyPublishers.ofByteArray(new byte[1_048_576]))
                        .build(),
                BodyHandlers.ofString());

        assertThat(down.body()).hasSize(1_048_576).matches("x+");
        assertThat(up.body()).contains("body-bytes: 1048576\n").contains("method: POST\n");
    }

    @Test
    void anAnswerIsPassedOnWhileItIsStillBeingMade() throws Exception {
        Instant start = Instant.now();
        var answer = CLIENT.send(
                HttpRequest.newBuilder(door.resolve("/api/subscription/v1/slowly"))
                        .build(),
                BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body()))) {
            assertThat(lines.readLine()).isEqualTo("first");
            Duration first = Duration.between(start, Instant.now());
            assertThat(lines.readLine()).isEqualTo("second");
            Duration second = Duration.between(start, Instant.now());
            assertThat(second.minus(first)).isGreaterThan(Duration.ofMillis(700));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/inquiry/v1/inquiries, 503",
        "/api/subscription/v1/bare-500, 503",
        "/api/subscription/v1/bad-gateway, 503",
        "/api/subscription/v1/hang-up, 503",
        "/api/subscription/v1/problem-500, 500",
        "/api/subscription/v1/conflict, 409"
    })
    void aServiceThatIsAwayIsAProblemThatSaysWhenToComeBack(String target, int status) {
        Wire.Answer answer = Wire.get(door, target);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        if (status == 503) {
            assertThat(answer.headers()).containsEntry("retry-after", "2");
            assertThat(answer.body()).contains("/problems/unavailable");
        }
    }

    @Test
    void aCommandToAServiceThatIsAwayIsAnsweredToo() {
        Wire.Answer answer = Wire.send(door, "POST", "/api/inquiry/v1/inquiries", "{\"a\":1}");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("/problems/unavailable");
    }

    @Test
    void oneClickUnsubscribesByPostAndShowsThePageByGet() {
        String token = "A".repeat(43);
        Wire.Answer post = Wire.send(
                door,
                "POST",
                "/one-click/" + token,
                "List-Unsubscribe=One-Click",
                "Content-Type: application/x-www-form-urlencoded",
                "Authorization: Bearer abc",
                "Cookie: __Host-madoguchi=" + token);
        Wire.Answer japanese = Wire.get(door, "/one-click/" + token, "Accept-Language: ja,en;q=0.5");
        Wire.Answer english = Wire.get(door, "/one-click/" + token, "Accept-Language: fr");

        assertThat(post.status()).isEqualTo(200);
        assertThat(post.body())
                .contains("uri: /v1/one-click/" + token + "\n")
                .contains("body-bytes: 26\n")
                .doesNotContain("authorization")
                .doesNotContain("cookie");
        assertThat(japanese.status()).isEqualTo(303);
        assertThat(japanese.headers())
                .containsEntry("location", "/ja/unsubscribe/" + token)
                .containsEntry("referrer-policy", "no-referrer")
                .containsEntry("cache-control", "no-store");
        assertThat(english.headers()).containsEntry("location", "/en/unsubscribe/" + token);
        assertThat(Wire.send(door, "PUT", "/one-click/" + token, "").status()).isEqualTo(405);
    }
}
