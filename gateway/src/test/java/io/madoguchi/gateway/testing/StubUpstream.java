package io.madoguchi.gateway.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.concurrent.Executors;

/** A service behind the door that tells what reached it. */
public final class StubUpstream implements AutoCloseable {

    private static final int MEGABYTE = 1024 * 1024;

    private final HttpServer server;

    public StubUpstream() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/v1/megabyte" -> megabyte(exchange);
                case "/v1/slowly" -> slowly(exchange);
                case "/v1/bare-500" -> answer(exchange, 500, "text/html", "<h1>boom</h1>");
                case "/v1/problem-500" -> answer(exchange, 500, "application/problem+json", "{\"status\":500}");
                case "/v1/bad-gateway" -> answer(exchange, 502, "application/problem+json", "{\"status\":502}");
                case "/v1/conflict" -> answer(exchange, 409, "application/problem+json", "{\"status\":409}");
                case "/v1/hang-up" -> exchange.getRequestBody().close(); // and no answer
                default -> tell(exchange);
            }
        }
    }

    /** One header or fact a line, {@code name: value}. */
    private static void tell(HttpExchange exchange) throws IOException {
        StringBuilder told = new StringBuilder();
        told.append("method: ").append(exchange.getRequestMethod()).append('\n');
        told.append("uri: ").append(exchange.getRequestURI()).append('\n');
        exchange.getRequestHeaders()
                .forEach((name, values) -> values.forEach(value -> told.append(name.toLowerCase(Locale.ROOT))
                        .append(": ")
                        .append(value)
                        .append('\n')));
        long received = count(exchange.getRequestBody());
        told.append("body-bytes: ").append(received).append('\n');
        exchange.getResponseHeaders().set("Set-Cookie", "upstream=1");
        exchange.getResponseHeaders().set("Server", "secret/1.0");
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src *");
        exchange.getResponseHeaders().set("Cache-Control", "public, max-age=60");
        exchange.getResponseHeaders().set("ETag", "\"7\"");
        answer(exchange, 200, "text/plain", told.toString());
    }

    private static void megabyte(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] chunk = new byte[MEGABYTE / 16];
        java.util.Arrays.fill(chunk, (byte) 'x');
        for (int i = 0; i < 16; i++) {
            exchange.getResponseBody().write(chunk);
        }
    }

    /** The first line goes out, the second only when somebody has read the first long enough ago. */
    private static void slowly(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.write("first\n".getBytes(UTF_8));
        out.flush();
        try {
            Thread.sleep(1500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        out.write("second\n".getBytes(UTF_8));
    }

    private static long count(InputStream body) throws IOException {
        byte[] buffer = new byte[8192];
        long total = 0;
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            total += read;
        }
        return total;
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
