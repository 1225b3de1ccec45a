package io.madoguchi.acceptance.send;

import io.madoguchi.local.Desk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** Another process of subscription-service on the same database, with a journal volume of its own, as in a second pod. */
final class SecondSender implements AutoCloseable {

    /** What it calls itself, so that the receiver knows whose connection it has. */
    static final String HELO = "second.example.jp";

    static final Duration LEASE = Duration.ofSeconds(4);

    private final Process process;

    private SecondSender(Process process) {
        this.process = process;
    }

    /** A copy of the running one: its command and its environment, with a few names of its own. */
    static SecondSender start(Desk desk, Path directory) throws IOException {
        Path first = Path.of("/proc", String.valueOf(desk.pid("subscription-service")));
        List<String> command = List.of(Files.readString(first.resolve("cmdline"), StandardCharsets.UTF_8)
                .split("\0"));
        int management = freePort();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        Files.createDirectories(directory).resolve("second.log").toFile());
        Map<String, String> told = builder.environment();
        told.clear();
        for (String each : Files.readString(first.resolve("environ"), StandardCharsets.UTF_8)
                .split("\0")) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                told.put(each.substring(0, equals), each.substring(equals + 1));
            }
        }
        told.put("HTTP_PORT", String.valueOf(freePort()));
        told.put("MANAGEMENT_PORT", String.valueOf(management));
        told.put("MADOGUCHI_RETURNS_PORT", String.valueOf(freePort()));
        told.put(
                "JOURNAL_DIR",
                directory.resolve("second-journal").toAbsolutePath().toString());
        told.put("MADOGUCHI_DELIVERY_SMTP_HELO", HELO);
        told.put("MADOGUCHI_DELIVERY_LEASE", LEASE.toSeconds() + "s");
        told.put("MADOGUCHI_DELIVERY_BATCHES_LONGEST", "2s");
        SecondSender second = new SecondSender(builder.start());
        try {
            second.awaitReady(management);
            return second;
        } catch (RuntimeException | Error e) {
            second.close();
            throw e;
        }
    }

    private void awaitReady(int port) {
        HttpRequest ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            Awaitility.await("the second sender is ready")
                    .atMost(Duration.ofSeconds(120))
                    .ignoreExceptions()
                    .until(() -> !process.isAlive()
                            || client.send(ready, HttpResponse.BodyHandlers.discarding())
                                            .statusCode()
                                    == 200);
        }
        if (!process.isAlive()) {
            throw new AssertionError("the second sender did not start: see second.log");
        }
    }

    /** SIGSTOP: it stands still wherever it is. */
    void freeze() {
        signal("-STOP");
    }

    void goOn() {
        signal("-CONT");
    }

    void kill() {
        process.destroyForcibly();
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", name, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        goOn();
        process.destroyForcibly();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
