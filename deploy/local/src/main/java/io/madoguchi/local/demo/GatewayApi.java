package io.madoguchi.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The REST API as staff uses it: each call in somebody's name, repeated while the house is still settling. */
final class GatewayApi {
    /** Nothing is wrong with the request: the other service has not heard the news yet, or is busy. */
    private static final Set<Integer> NOT_YET = Set.of(404, 409, 425, 429, 502, 503, 504);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private final String gateway;
    private final Function<String, String> tokenOf;
    private final Map<String, String> tokens = new HashMap<>();

    GatewayApi(String gateway, Function<String, String> tokenOf) {
        this.gateway = gateway;
        this.tokenOf = tokenOf;
    }

    /** What is there, or nothing (404). */
    Optional<JsonNode> get(String person, String path) {
        HttpResponse<String> answer = send(person, "GET", path, null, null, Set.of(429, 502, 503, 504));
        return answer.statusCode() == 404 ? Optional.empty() : Optional.of(json(answer, "GET " + path));
    }

    /** The first entry of a list, over all its pages, that is as wished. */
    Optional<JsonNode> find(String person, String path, Predicate<JsonNode> wish) {
        String cursor = "";
        do {
            JsonNode page = get(person, path + cursor).orElse(MissingNode.getInstance());
            for (JsonNode entry : page.path("items")) {
                if (wish.test(entry)) {
                    return Optional.of(entry);
                }
            }
            String next = page.path("next").asText("");
            cursor = next.isEmpty() ? "" : (path.contains("?") ? "&" : "?") + "cursor=" + next;
        } while (!cursor.isEmpty());
        return Optional.empty();
    }

    /** Creates or moves something, once for this key however often it is repeated. */
    JsonNode post(String person, String path, String key, @Nullable JsonNode body) {
        return json(send(person, "POST", path, key, body, NOT_YET), "POST " + path);
    }

    private HttpResponse<String> send(
            String person,
            String method,
            String path,
            @Nullable String key,
            @Nullable JsonNode body,
            Set<Integer> again) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + tokens.computeIfAbsent(person, tokenOf))
                .header("Accept", "application/json, application/problem+json");
        if (key != null) {
            request.header("Idempotency-Key", "demo-" + key);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        request.method(
                method,
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body.toString()));
        long until = System.nanoTime() + PATIENCE.toNanos();
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            while (again.contains(answer.statusCode()) && System.nanoTime() < until) {
                Thread.sleep(500);
                answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            }
            return answer;
        } catch (IOException e) {
            throw new DemoFailed(method + " " + path + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("interrupted", e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer, String what) {
        if (answer.statusCode() / 100 != 2) {
            throw new DemoFailed(what + " was answered with " + answer.statusCode() + ": " + answer.body(), null);
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new DemoFailed(what + " was not answered with JSON: " + answer.body(), e);
        }
    }
}
