package io.madoguchi.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Tokens from the realm, for demo people and service accounts. */
final class SignIn {
    /** Written on the first page of the README; good for nothing outside this machine. */
    static final String DEMO_PASSWORD = "madoguchi-demo";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private final String issuer;

    SignIn(String issuer) {
        this.issuer = issuer;
    }

    String password(String person) {
        return token(Map.of(
                "grant_type",
                "password",
                "client_id",
                "cli",
                "username",
                person,
                "password",
                DEMO_PASSWORD,
                "scope",
                "openid"));
    }

    String service(String client, String secret) {
        return token(Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret));
    }

    private String token(Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode token = JSON.readTree(answer.body()).path("access_token");
            if (token.isMissingNode()) {
                throw new DeskException("Keycloak gave no token: " + answer.statusCode() + " " + answer.body());
            }
            return token.asText();
        } catch (IOException e) {
            throw new DeskException("Keycloak gave no token: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeskException("Interrupted while signing in.", e);
        }
    }
}
