package io.madoguchi.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.madoguchi.local.Desk;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One issue to all readers, against the same sink and in the same run as the source of mails that postfix is measured
 * with: the ratio says more than either rate, and the processor time of each part says where to go on.
 */
final class SendBench {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PARTS = List.of("subscription-service", "postgres");
    private static final Pattern SPENT =
            Pattern.compile("madoguchi_delivery_cpu_seconds_total\\{.*part=\"([a-z]+)\".*} ([0-9.E-]+)");
    private static final int CONNECTIONS = 10;
    private static final String BULK = "/api/subscription/v1/issues";

    private final Desk desk;
    private final Postfix postfix;
    private final int port;
    private final ReaderWorld world;
    private final PrintStream out;
    private final HttpClient client = HttpClient.newHttpClient();

    SendBench(Desk desk, Path data, Postfix postfix, int port, PrintStream out) throws IOException {
        this.desk = desk;
        this.postfix = postfix;
        this.port = port;
        this.world = new ReaderWorld(desk, data);
        this.out = out;
    }

    /**
     * Prints a table per size of mail.
     *
     * @param readers how many get it
     */
    void measure(Process sink, int readers) throws Exception {
        world.fill(readers);
        // what signing up left behind, welcome mails above all, is not part of the measure
        await(() ->
                world.number("select count(*) from delivery where kind = 'WELCOME' and state = 'ACCEPTED'") >= readers);
        send(sink, readers, 500); // warm
        for (int bytes : List.of(4_000, 40_000)) {
            double source = readers / postfix.source(port, readers, bytes, CONNECTIONS);
            table(sink, readers, bytes, source);
        }
        explain(readers);
    }

    /** The claim of a lease among all open rows of one issue, and past all of them while the issue is held. */
    private void explain(int readers) throws Exception {
        String issue = write(500);
        call("emi", "POST", BULK + "/" + issue + "/schedule", "{}");
        await(() -> world.number("select count(*) from delivery_gate where issue = '" + issue + "'") > 0);
        call("emi", "POST", BULK + "/" + issue + "/hold", "{}");
        out.println("## the claim of a lease with " + world.waiting(issue) + " of " + readers + " rows waiting");
        out.println();
        for (String gate : List.of("OPEN", "HELD")) {
            out.println("Its issue is " + gate + ":");
            out.println();
            out.println("```");
            world.explainClaim(issue, gate).forEach(out::println);
            out.println("```");
            out.println();
        }
        call("emi", "POST", BULK + "/" + issue + "/stop", "{}");
    }

    /** What one sending took. */
    private record Sending(double planSeconds, double seconds, Map<String, Duration> cpu, Map<String, Double> parts) {}

    private void table(Process sink, int readers, int bytes, double source) throws Exception {
        Sending sending = send(sink, readers, bytes);
        double rate = readers / sending.seconds();
        out.println("## one issue to " + readers + " readers, about " + bytes / 1000 + " KB");
        out.println();
        out.println("| | mails a second | ratio |");
        out.println("|---|---|---|");
        out.println(format("| smtp-source -d, %d connections | %.0f | 1.00 |", CONNECTIONS, source));
        out.println(format("| subscription-service | %.0f | %.2f |", rate, rate / source));
        out.println();
        out.println("| process | CPU µs per mail |");
        out.println("|---|---|");
        sending.cpu().forEach((part, used) -> out.println(perMail(part, used.toNanos() / 1e3, readers)));
        out.println();
        out.println("| part of the sender | CPU µs per mail |");
        out.println("|---|---|");
        sending.parts().forEach((part, seconds) -> out.println(perMail(part, seconds * 1e6, readers)));
        out.println();
        out.println(format("Planned in %.1f s.", sending.planSeconds()));
        out.println(format("Resident memory: %d MB.", Processes.rss(desk, "subscription-service")));
        out.println();
    }

    private static String perMail(String part, double micros, int readers) {
        return format("| %s | %.0f |", part, micros / readers);
    }

    private Sending send(Process sink, int readers, int bytes) throws Exception {
        String issue = write(bytes);
        Map<String, Duration> before = cpu(sink);
        Map<String, Double> spent = spent();
        long began = System.nanoTime();
        call("emi", "POST", BULK + "/" + issue + "/schedule", "{}");
        String first = "select count(*) from delivery_gate where issue = '" + issue + "'";
        await(() -> world.number(first) > 0);
        double planned = (System.nanoTime() - began) / 1e9;
        long open = System.nanoTime();
        String rest = "select count(*) from (select 1 from delivery where issue = '" + issue
                + "' and state in ('PLANNED', 'LEASED', 'ON_WIRE', 'DEFERRED') limit 1) x";
        await(() -> world.number(rest) == 0);
        double seconds = (System.nanoTime() - open) / 1e9;
        long taken = world.number("select count(*) from delivery where issue = '" + issue + "' and state = 'ACCEPTED'");
        if (taken != readers) {
            throw new IOException("of " + readers + " mails " + taken + " were taken");
        }
        Map<String, Duration> used = cpu(sink);
        used.replaceAll((part, now) -> now.minus(before.getOrDefault(part, Duration.ZERO)));
        Map<String, Double> parts = spent();
        parts.replaceAll((part, now) -> now - spent.getOrDefault(part, 0.0));
        return new Sending(planned, seconds, used, parts);
    }

    /** Written by one, approved by another, as everybody must. */
    private String write(int bytes) throws IOException, InterruptedException {
        String topic = JSON.readTree(call("emi", "GET", "/api/subscription/v1/topics?company=aoba", ""))
                .at("/items/0/id")
                .asText();
        // both forms of the body carry it, and the frame around it is about 3 KB
        String text = "All work and no play. ".repeat(Math.max(1, (bytes - 3_000) / 2 / 22));
        Map<String, String> variant = Map.of("subject", "A measure", "body", text);
        Map<String, Object> draft = Map.of("topic", topic, "variants", Map.of("ja", variant, "en", variant));
        JsonNode written = JSON.readTree(call("emi", "POST", BULK, JSON.writeValueAsString(draft)));
        String issue = written.path("id").asText();
        call("emi", "POST", BULK + "/" + issue + "/review", "{}");
        call("ana", "POST", BULK + "/" + issue + "/approval", "{}");
        return issue;
    }

    private String call(String who, String method, String path, String body) throws IOException, InterruptedException {
        String service = "http://127.0.0.1:" + desk.port("subscription-service");
        HttpRequest request = HttpRequest.newBuilder(URI.create(service + path.replace("/api/subscription", "")))
                .header("Authorization", "Bearer " + desk.token(who))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private Map<String, Duration> cpu(Process sink) {
        Map<String, Duration> all = new LinkedHashMap<>();
        PARTS.forEach(part -> all.put(part, CpuTime.ofFamily(desk.pid(part))));
        all.put("smtp-sink", CpuTime.of(sink.pid()));
        return all;
    }

    private Map<String, Double> spent() throws IOException, InterruptedException {
        URI metrics = URI.create("http://127.0.0.1:" + desk.secondPort("subscription-service") + "/q/metrics");
        String text = client.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        Map<String, Double> spent = new LinkedHashMap<>();
        Matcher found = SPENT.matcher(text);
        while (found.find()) {
            spent.put(found.group(1), Double.parseDouble(found.group(2)));
        }
        return spent;
    }

    /** A question that is asked until it is answered yes. */
    private interface Question {
        boolean ask() throws Exception;
    }

    private static void await(Question question) throws Exception {
        while (!question.ask()) {
            Thread.sleep(Duration.ofMillis(50));
        }
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
