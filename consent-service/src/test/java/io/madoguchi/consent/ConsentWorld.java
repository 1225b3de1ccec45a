package io.madoguchi.consent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.madoguchi.testing.ServiceResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * The house's resource with this service's own secrets, and a server on loopback that plays the realm's token endpoint and
 * subscription-service. A stop for a person whose reference was sent to {@code /away/{ref}} is answered 503 until {@code /back/{ref}}, to {@code /slow/{ref}} too late, to {@code /unsure/{ref}} 202, and 200 otherwise.
 */
public class ConsentWorld extends ServiceResource {

    private final List<String> stops = new CopyOnWriteArrayList<>();
    private final List<String> away = new CopyOnWriteArrayList<>();
    private final List<String> slow = new CopyOnWriteArrayList<>();
    private final List<String> unsure = new CopyOnWriteArrayList<>();
    private final AtomicInteger beats = new AtomicInteger();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        try {
            Path secrets = Path.of(settings.get("SECRETS_DIR"));
            Files.writeString(secrets.resolve("client-secret"), "secret-of-the-test\n");
            byte[] seed = new byte[32];
            new SecureRandom().nextBytes(seed);
            Files.writeString(secrets.resolve("log-key"), Base64.getEncoder().encodeToString(seed));
            var key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId("test-1");
            Files.writeString(
                    secrets.resolve("receipt-key.json"), key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::answer);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        settings.put("SUBSCRIPTION_URL", url);
        settings.put("quarkus.rest-client.identity.url", url);
        settings.put("madoguchi.events.relay.enabled", "false");
        settings.put("madoguchi.events.consumer.enabled", "false");
        settings.put("madoguchi.withdrawal.heartbeat", "off");
        return settings;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (path.endsWith("/token")) {
            boolean known = body.contains("client_secret=secret-of-the-test");
            send(exchange, known ? 200 : 401, "{\"access_token\":\"own-token\",\"expires_in\":300,\"scope\":\"x\"}");
        } else if (path.equals("/v1/stops")) {
            stop(exchange, body);
        } else if (path.equals("/v1/heartbeats/consent-service")) {
            beats.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        } else if (path.equals("/beats")) {
            send(exchange, 200, String.valueOf(beats.get()));
        } else if (path.startsWith("/back/")) {
            away.remove(path.substring("/back/".length()));
            send(exchange, 200, "{}");
        } else if (path.startsWith("/away/")) {
            away.add(path.substring("/away/".length()));
            send(exchange, 200, "{}");
        } else if (path.startsWith("/unsure/")) {
            unsure.add(path.substring("/unsure/".length()));
            send(exchange, 200, "{}");
        } else if (path.startsWith("/slow/")) {
            slow.add(path.substring("/slow/".length()));
            send(exchange, 200, "{}");
        } else {
            send(exchange, 200, "[" + String.join(",", stops) + "]");
        }
    }

    private void stop(HttpExchange exchange, String body) throws IOException {
        if (!"Bearer own-token".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, "{}");
            return;
        }
        if (away.stream().anyMatch(body::contains)) {
            send(exchange, 503, "{}");
            return;
        }
        if (slow.stream().anyMatch(body::contains)) {
            try {
                Thread.sleep(3_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        stops.add(body);
        send(exchange, unsure.stream().anyMatch(body::contains) ? 202 : 200, "{}");
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
        super.stop();
    }
}
