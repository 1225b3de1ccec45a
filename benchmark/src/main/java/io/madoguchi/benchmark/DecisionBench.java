package io.madoguchi.benchmark;

import io.madoguchi.local.Desk;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a decision costs with more and more people: CPU of consent-service per single decision against an authenticated
 * endpoint of it that reads one row by its key, a batch of a thousand, an audience, and a person with a long history.
 */
final class DecisionBench {

    private static final int LONG_HISTORY = 300_000;
    private static final int WARM = 6_000;
    private static final int MEASURED = 4_000;
    private static final int BATCHES = 30;

    private final Desk desk;
    private final Api api;
    private final DecisionWorld world;
    private final PrintStream out;

    DecisionBench(Desk desk, Api api, PrintStream out) {
        this.desk = desk;
        this.api = api;
        this.world = new DecisionWorld(desk, api);
        this.out = out;
    }

    void measure(List<Integer> sizes) throws Exception {
        world.publish();
        world.load(1);
        world.longHistory(LONG_HISTORY);
        calls(i -> section(), WARM);
        calls(i -> one(1, i), WARM);
        calls(i -> batch(1, i), BATCHES);
        out.println("## decisions, each person with 5 purposes");
        out.println();
        out.println(
                "| people | endpoint with one row, CPU ms | decision, CPU ms | ratio | decision, median ms | p99 ms"
                        + " | p99 ms at half load | batch of 1,000, CPU ms | median ms | all of a purpose, lines | s | RSS MB |");
        out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
        for (int people : sizes) {
            world.load(people);
            row(people);
        }
        out.println();
        Cost much = calls(i -> api.post("/v1/decisions", question(1, 0)), 1000);
        out.println(format(
                "A person with %,d events decides in %.2f ms (median), %.2f ms (p99).",
                LONG_HISTORY, much.wall().quantile(0.5), much.wall().quantile(0.99)));
        out.println();
    }

    /** Both in one run, so that what the machine does beside it is shared fairly. */
    private void row(int people) throws Exception {
        calls(i -> one(people, i), WARM / 3);
        Cost base = calls(i -> section(), MEASURED);
        Cost decision = calls(i -> one(people, i), MEASURED);
        double busy = halfLoad(people, decision.wall().quantile(0.5));
        Cost batch = calls(i -> batch(people, i), BATCHES);
        Audience audience = audience();
        out.println(format(
                "| %,d | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.1f | %.1f | %,d | %.2f | %d |",
                people,
                base.cpuMillis(),
                decision.cpuMillis(),
                decision.cpuMillis() / base.cpuMillis(),
                decision.wall().quantile(0.5),
                decision.wall().quantile(0.99),
                busy,
                batch.cpuMillis(),
                batch.wall().quantile(0.5),
                audience.lines(),
                audience.seconds(),
                Processes.rss(desk, "consent-service")));
    }

    /** CPU of the service and wall times of one kind of call. */
    private record Cost(double cpuMillis, Times wall) {}

    private record Audience(long lines, double seconds) {}

    private Cost calls(IntFunction<HttpRequest> request, int number) throws IOException, InterruptedException {
        Times wall = new Times(number);
        Duration before = CpuTime.of(desk.pid("consent-service"));
        for (int i = 0; i < number; i++) {
            HttpRequest next = request.apply(i);
            long began = System.nanoTime();
            api.send(next);
            wall.add(System.nanoTime() - began);
        }
        Duration used = CpuTime.of(desk.pid("consent-service")).minus(before);
        return new Cost(used.toMillis() / (double) number, wall);
    }

    /** p99 in ms from the moment a call was due, with half as many calls a second as one caller alone could make. */
    private double halfLoad(int people, double median) throws InterruptedException, ExecutionException {
        Times wall = new Times(MEASURED);
        long pause = Math.round(median * 2e6);
        // made before the clock runs: a fresh token takes longer than many decisions
        List<HttpRequest> requests =
                IntStream.range(0, MEASURED).mapToObj(i -> one(people, i)).toList();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            long first = System.nanoTime();
            List<Future<?>> all = new java.util.ArrayList<>();
            for (int i = 0; i < MEASURED; i++) {
                long due = first + i * pause;
                HttpRequest request = requests.get(i);
                Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                all.add(callers.submit(() -> {
                    api.send(request);
                    wall.add(System.nanoTime() - due);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        return wall.quantile(0.99);
    }

    private Audience audience() throws IOException, InterruptedException {
        long began = System.nanoTime();
        HttpRequest request = api.post(
                "/v1/decisions/audience",
                "{\"company\":\"" + DecisionWorld.COMPANY + "\",\"purpose\":\"" + world.purpose(0) + "\"}");
        long lines = 0;
        try (InputStream body = api.send(request, BodyHandlers.ofInputStream())) {
            byte[] some = new byte[65_536];
            for (int read = body.read(some); read > 0; read = body.read(some)) {
                for (int i = 0; i < read; i++) {
                    lines += some[i] == '\n' ? 1 : 0;
                }
            }
        }
        return new Audience(lines, (System.nanoTime() - began) / 1e9);
    }

    private HttpRequest section() {
        return api.get("/v1/sections/" + world.section());
    }

    private HttpRequest one(int people, int number) {
        return api.post("/v1/decisions", question(1 + number % people, number));
    }

    private HttpRequest batch(int people, int number) {
        String lines = IntStream.range(0, 1000)
                .mapToObj(i -> question(1 + (number * 1000 + i) % people, i))
                .collect(Collectors.joining("\n"));
        return api.as("ken", "/v1/decisions/batch")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(lines))
                .build();
    }

    private String question(int person, int purpose) {
        return "{\"person\":\"" + DecisionWorld.person(person) + "\",\"company\":\"" + DecisionWorld.COMPANY
                + "\",\"purpose\":\"" + world.purpose(purpose) + "\",\"operation\":\"USE\"}";
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
