package io.madoguchi.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.gateway.testing.GatewayResource;
import io.madoguchi.gateway.testing.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayResource.class)
class EntranceTest {

    @TestHTTPResource("/")
    URI door;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/subscription/v1/../q/metrics",
                "/api/subscription/v1/%2e%2e/q/metrics",
                "/api/subscription/v1/a;b",
                "/api/subscription/v1/a%2fb",
                "/api/subscription/v1/a%5cb",
                "/api/subscription/v1/a%3bb",
                "/api/subscription/v1/a%00b",
                "/api/subscription/v1//a",
                "/api/subscription/v1/a\\b",
                "/api/subscription/v1/a%252fb",
                "/api/subscription/v1/a%zz",
                "/api/subscription/v1/a%",
                "/api/subscription/v1/%ff",
                "/api/subscription/v1/a|b",
                "/api/subscription/v1/a?x=%",
                "//",
                "/ja/..",
                "/ja/%2e%2e/console",
                "/ja/%zz",
                "/ja;x",
                "*",
                "http://elsewhere.example.com/api/subscription/v1/x"
            })
    void whatTheGateRefusesIsAProblemOnEveryPath(String target) {
        Wire.Answer answer = Wire.get(door, target);

        assertThat(answer.status()).as(target).isEqualTo(400);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(answer.body()).contains("/problems/refused");
        assertThat(answer.headers()).containsKey("content-security-policy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/subscription",
                "/api/subscription/v1",
                "/api/subscription/v1/",
                "/api/subscription/v2/topics",
                "/api/subscription/q/health",
                "/api/other/v1/topics",
                "/%61pi/subscription/v1/topics",
                "/q/metrics",
                "/q/health",
                "/nothing/here",
                "/one-click/short"
            })
    void whatIsNotThereIsAProblem(String target) {
        Wire.Answer answer = Wire.get(door, target);

        assertThat(answer.status()).as(target).isEqualTo(404);
        assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
    }

    @Test
    void aLargerBodyIsRefusedBeforeItIsRead() {
        Wire.Answer announced =
                Wire.send(door, "POST", "/api/subscription/v1/echo", "only the beginning", "Content-Length: 10485760");
        String chunk = "40000\r\n" + "x".repeat(0x40000) + "\r\n";
        Wire.Answer unannounced = Wire.send(
                door, "POST", "/api/subscription/v1/echo", chunk.repeat(5) + "0\r\n\r\n", "Transfer-Encoding: chunked");
        Wire.Answer page = Wire.send(door, "POST", "/signout", "csrf=", "Content-Length: 10485760");

        for (Wire.Answer answer : new Wire.Answer[] {announced, unannounced, page}) {
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
            assertThat(answer.body()).contains("/problems/too-large");
        }
    }

    @Test
    void aChunkedBodyWithinTheLimitPasses() {
        Wire.Answer answer = Wire.send(
                door, "POST", "/api/subscription/v1/echo", "5\r\nhello\r\n0\r\n\r\n", "Transfer-Encoding: chunked");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("body-bytes: 5\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked\r\nContent-Length: 5",
                "Transfer-Encoding: gzip, chunked",
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: +5",
                "Content-Length: -5"
            })
    void twoFramingsInOneRequestAreRefused(String framing) {
        Wire.Answer answer = Wire.send(door, "POST", "/api/subscription/v1/echo", "hello", framing);

        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND", "get"})
    void otherMethodsAreNotUsed(String method) {
        assertThat(Wire.send(door, method, "/api/subscription/v1/echo", "").status())
                .isBetween(400, 405);
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBack() {
        Wire.Answer last = Wire.sendFrom("127.0.0.2", door, "POST", "/api/subscription/v1/echo", "x");
        for (int i = 0; i < 200 && last.status() == 200; i++) {
            last = Wire.sendFrom("127.0.0.2", door, "POST", "/api/subscription/v1/echo", "x");
        }

        assertThat(last.status()).isEqualTo(429);
        assertThat(last.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(Integer.parseInt(last.headers().get("retry-after"))).isBetween(1, 5);
        assertThat(Wire.send(door, "POST", "/api/subscription/v1/echo", "x").status())
                .as("another source")
                .isEqualTo(200);
        assertThat(Wire.get(door, "/api/subscription/v1/echo").status()).isEqualTo(200);
        assertThat(Wire.sendFrom(
                                "127.0.0.2", door, "POST", "/one-click/" + "A".repeat(43), "List-Unsubscribe=One-Click")
                        .status())
                .isEqualTo(200);
    }
}
