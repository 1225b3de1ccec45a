package io.madoguchi.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sign-ups through the gateway's API, each with an address of its own. */
final class SignUps {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String gateway;
    private final Map<String, Object> form;

    SignUps(String gateway) throws IOException, InterruptedException {
        this.gateway = gateway;
        JsonNode topic =
                get("/api/subscription/v1/topics?company=aoba").get("items").get(0);
        String point = topic.get("collectionPoint").asText();
        JsonNode notice = get("/api/consent/v1/collection-points/" + point + "/notice");
        this.form = Map.of(
                "collectionPoint",
                point,
                "notice",
                Map.of(
                        "revision", notice.get("revision").asInt(),
                        "hash", notice.at("/texts/ja/hash").asText()),
                "locale",
                "ja",
                "topics",
                List.of(topic.get("id").asText()),
                "age",
                "SIXTEEN_OR_OVER");
    }

    /** Signs up so many persons over so many connections; throws when one is not taken. */
    void run(int persons, int connections) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < persons; i++) {
                all.add(threads.submit(this::one));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    private Void one() throws IOException, InterruptedException {
        Map<String, Object> body = new java.util.HashMap<>(form);
        body.put("address", "bench-" + UUID.randomUUID() + "@example.jp");
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway + "/api/subscription/v1/sign-ups"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new IOException("a sign-up was not taken: " + answer.statusCode() + " " + answer.body());
        }
        return null;
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway + path)).build();
        return JSON.readTree(
                client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
}
