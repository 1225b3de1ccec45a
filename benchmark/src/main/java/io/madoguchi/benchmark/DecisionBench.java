package io.madoguchi.benchmark;

import io.madoguchi.local.Desk;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a decision costs: CPU of consent-service per single decision against an authenticated endpoint of it that reads one
 * row by its key, a batch of a thousand, an audience, and a person with a long history.
 */
final class DecisionBench {

    private static final Duration TOKEN_LIFE = Duration.ofSeconds(30);
    private static final int WARM = 4_000;
    private static final int MEASURED = 4_000;

    private final Desk desk;
    private final DecisionWorld world;
    private final PrintStream out;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private String token = "";
    private Instant issued = Instant.MIN;

    private DecisionBench(Desk desk, PrintStream out) {
        this.desk = desk;
        this.world = new DecisionWorld(desk);
        this.out = out;
    }

    /** CPU and wall time of one kind of call. */
    private record Cost(double cpuMillis, double[] wallMillis) {

        double quantile(double q) {
            double[] sorted = wallMillis.clone();
            Arrays.sort(sorted);
            return sorted[(int) Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
        }
    }

    static void run(int people) throws Exception {
        Path data = Files.createTempDirectory("madoguchi-bench");
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (Desk desk = Desk.start(Desk.Options.of(Path.of("").toAbsolutePath(), data, 21_000))) {
            new DecisionBench(desk, out).measure(people);
        }
    }

    private void measure(int people) throws Exception {
        world.publish();
        long loading = System.nanoTime();
        world.load(people);
        world.longHistory(300_000);
        out.println(format(
                "## decisions, %,d people x 5 purposes, loaded in %.0f s",
                people, (System.nanoTime() - loading) / 1e9));
        out.println();
        out.println("| what | CPU ms of the service | median ms | p99 ms |");
        out.println("|---|---|---|---|");
        IntFunction<HttpRequest> row = i -> get("/v1/sections/" + world.section());
        IntFunction<HttpRequest> one = i -> post("/v1/decisions", question(1 + i % people, i));
        // in turns, so that what the machine does beside it is shared fairly
        calls(row, WARM);
        calls(one, WARM);
        Cost base = calls(row, MEASURED);
        Cost decision = calls(one, MEASURED);
        line("empty authenticated endpoint + one row", base);
        line("single decision", decision);
        line("single decision, person with 300,000 events", calls(i -> post("/v1/decisions", question(1, 0)), 1000));
        calls(i -> batch(people, i), 60);
        line("batch of 1,000", calls(i -> batch(people, i), 40));
        out.println();
        out.println(format("Ratio single decision : empty endpoint = %.2f.", decision.cpuMillis() / base.cpuMillis()));
        audience();
        audience();
    }

    private void line(String what, Cost cost) {
        out.println(
                format("| %s | %.2f | %.2f | %.2f |", what, cost.cpuMillis(), cost.quantile(0.5), cost.quantile(0.99)));
    }

    private Cost calls(IntFunction<HttpRequest> request, int number) throws IOException, InterruptedException {
        double[] wall = new double[number];
        Duration before = CpuTime.of(desk.pid("consent-service"));
        for (int i = 0; i < number; i++) {
            HttpRequest next = request.apply(i);
            long began = System.nanoTime();
            HttpResponse<String> answer = client.send(next, BodyHandlers.ofString());
            wall[i] = (System.nanoTime() - began) / 1e6;
            if (answer.statusCode() != 200) {
                throw new IOException(next.uri() + " answered " + answer.statusCode() + " " + answer.body());
            }
        }
        Duration used = CpuTime.of(desk.pid("consent-service")).minus(before);
        return new Cost(used.toMillis() / (double) number, wall);
    }

    private void audience() throws IOException, InterruptedException {
        Duration before = CpuTime.of(desk.pid("consent-service"));
        long began = System.nanoTime();
        HttpRequest request = post(
                "/v1/decisions/audience",
                "{\"company\":\"" + DecisionWorld.COMPANY + "\",\"purpose\":\"" + world.purpose(0) + "\"}");
        AtomicInteger lines = new AtomicInteger();
        try (InputStream body =
                client.send(request, BodyHandlers.ofInputStream()).body()) {
            byte[] some = new byte[65_536];
            for (int read = body.read(some); read > 0; read = body.read(some)) {
                for (int i = 0; i < read; i++) {
                    lines.addAndGet(some[i] == '\n' ? 1 : 0);
                }
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        double cpu = CpuTime.of(desk.pid("consent-service")).minus(before).toMillis() / 1e3;
        out.println(format(
                "Audience: %,d lines in %.2f s, %.2f CPU s of the service, RSS %,d MB.",
                lines.get(), seconds, cpu, rss()));
    }

    private long rss() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + desk.pid("consent-service") + "/status")).stream()
                        .filter(l -> l.startsWith("VmRSS:"))
                        .map(l -> l.replaceAll("[^0-9]", ""))
                        .mapToLong(Long::parseLong)
                        .sum()
                / 1024;
    }

    private String question(int person, int purpose) {
        return "{\"person\":\"" + DecisionWorld.person(person) + "\",\"company\":\"" + DecisionWorld.COMPANY
                + "\",\"purpose\":\"" + world.purpose(purpose) + "\",\"operation\":\"USE\"}";
    }

    private HttpRequest batch(int people, int number) {
        List<String> lines = IntStream.range(0, 1000)
                .mapToObj(i -> question(1 + (number * 1000 + i) % people, i))
                .collect(Collectors.toCollection(ArrayList::new));
        return authenticated("/v1/decisions/batch")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(String.join("\n", lines)))
                .build();
    }

    private HttpRequest get(String path) {
        return authenticated(path).GET().build();
    }

    private HttpRequest post(String path, String body) {
        return authenticated(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest.Builder authenticated(String path) {
        if (issued.plus(TOKEN_LIFE).isBefore(Instant.now())) {
            token = desk.token("ken");
            issued = Instant.now();
        }
        return HttpRequest.newBuilder(URI.create(world.url(path))).header("Authorization", "Bearer " + token);
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
