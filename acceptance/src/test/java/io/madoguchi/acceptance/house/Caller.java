package io.madoguchi.acceptance.house;

import static io.restassured.RestAssured.given;

import io.restassured.config.DecoderConfig;
import io.restassured.config.EncoderConfig;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.http.conn.params.ConnRoutePNames;
import org.apache.http.params.CoreConnectionPNames;
import org.jspecify.annotations.Nullable;

/**
 * Someone who calls the gateway's API. Each caller has a source address of its own (all of 127/8 is this machine), so
 * that the limits per source are met by the test that means them and by no other.
 */
public final class Caller {

    private static final Random SOURCES = new Random();

    private final String gateway;
    private final RestAssuredConfig config;
    private final Supplier<@Nullable String> token;

    public Caller(String gateway, Supplier<@Nullable String> token) {
        this(gateway, anySource(), token);
    }

    private Caller(String gateway, InetAddress source, Supplier<@Nullable String> token) {
        this.gateway = gateway;
        this.token = token;
        this.config = RestAssuredConfig.config()
                .httpClient(HttpClientConfig.httpClientConfig()
                        .setParam(ConnRoutePNames.LOCAL_ADDRESS, source)
                        .setParam(CoreConnectionPNames.CONNECTION_TIMEOUT, 5_000)
                        .setParam(CoreConnectionPNames.SO_TIMEOUT, 30_000))
                .redirect(RedirectConfig.redirectConfig().followRedirects(false))
                .decoderConfig(DecoderConfig.decoderConfig().defaultContentCharset(StandardCharsets.UTF_8))
                .encoderConfig(EncoderConfig.encoderConfig()
                        .defaultContentCharset(StandardCharsets.UTF_8)
                        .encodeContentTypeAs("image/png", ContentType.TEXT));
    }

    /** A bare request: what is not said here is not sent. */
    public RequestSpecification request() {
        RequestSpecification request = given().config(config)
                .baseUri(gateway)
                .urlEncodingEnabled(false)
                .header("Accept-Language", "en");
        String bearer = token.get();
        return bearer == null ? request : request.header("Authorization", "Bearer " + bearer);
    }

    public Response get(String path) {
        return request().get(path);
    }

    public Response post(String path, Object body) {
        return request().contentType("application/json").body(body).post(path);
    }

    public Response post(String path, Object body, String key) {
        return request()
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post(path);
    }

    public Response put(String path, Object body, String version) {
        return request()
                .contentType("application/json")
                .header("If-Match", version)
                .body(body)
                .put(path);
    }

    private static InetAddress anySource() {
        try {
            return InetAddress.getByAddress(new byte[] {127, octet(), octet(), (byte) (1 + SOURCES.nextInt(253))});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte octet() {
        return (byte) (1 + SOURCES.nextInt(254));
    }
}
