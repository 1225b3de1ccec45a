package io.madoguchi.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.madoguchi.local.Desk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** consent-service as its staff call it, without the gateway before it. */
final class Api {

    private static final Duration TOKEN_LIFE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Desk desk;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Token> tokens = new HashMap<>();

    Api(Desk desk) {
        this.desk = desk;
    }

    private record Token(String value, Instant until) {}

    HttpRequest get(String path) {
        return as("ken", path).GET().build();
    }

    HttpRequest post(String path, String body) {
        return as("ken", path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    HttpRequest post(String path, Map<String, ?> body) {
        try {
            return post(path, JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    HttpRequest.Builder as(String who, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + desk.port("consent-service") + path))
                .header("Authorization", "Bearer " + token(who));
    }

    JsonNode read(String path) throws IOException, InterruptedException {
        return JSON.readTree(send(get(path)));
    }

    JsonNode write(String who, String path, Object body) throws IOException, InterruptedException {
        return JSON.readTree(send(as(who, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build()));
    }

    /** The body of the answer; anything but a 2xx ends the measurement. */
    String send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(request.uri() + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    <T> T send(HttpRequest request, HttpResponse.BodyHandler<T> into) throws IOException, InterruptedException {
        return client.send(request, into).body();
    }

    private synchronized String token(String who) {
        Token token = tokens.get(who);
        if (token == null || token.until().isBefore(Instant.now())) {
            token = new Token(desk.token(who), Instant.now().plus(TOKEN_LIFE));
            tokens.put(who, token);
        }
        return token.value();
    }
}
