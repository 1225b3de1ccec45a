package io.madoguchi.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.madoguchi.local.Desk;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What writing a consent costs with its event, its leaf in the log and its sealed payload, each of a person of their own. */
final class ConsentBench {

    private static final int CONNECTIONS = 12;
    private static final List<String> PARTS =
            List.of("consent-service", "postgres", "subscription-service", "kafka", "keycloak");

    private final Desk desk;
    private final Api api;
    private final PrintStream out;
    private String purpose = "";
    private String wording = "";

    ConsentBench(Desk desk, Api api, PrintStream out) {
        this.desk = desk;
        this.api = api;
        this.out = out;
    }

    void measure(int consents) throws Exception {
        JsonNode first = api.read("/v1/purposes?company=" + DecisionWorld.COMPANY)
                .path("items")
                .path(0);
        purpose = first.path("id").asText();
        wording = first.at("/texts/en").asText();
        write(consents);
        Map<String, Duration> before = cpu();
        long began = System.nanoTime();
        write(consents);
        double seconds = (System.nanoTime() - began) / 1e9;
        allProved();
        Map<String, Duration> after = cpu();
        out.println("## consents written, each with its leaf in the log");
        out.println();
        out.println("| process | CPU ms per consent |");
        out.println("|---|---|");
        double total = 0;
        for (Map.Entry<String, Duration> part : after.entrySet()) {
            Duration used = part.getValue().minus(before.getOrDefault(part.getKey(), Duration.ZERO));
            total += used.toMillis() / (double) consents;
            out.println(format("| %s | %.2f |", part.getKey(), used.toMillis() / (double) consents));
        }
        out.println(format("| all | %.2f |", total));
        out.println();
        out.println(format(
                "%,d consents, %.0f a second over %d connections, fsync %s.",
                consents, consents / seconds, CONNECTIONS, setting("fsync")));
        out.println(format("From the write to the checkpoint that proves it: %s.", provedAfter(consents)));
        out.println();
    }

    /** Whoever has a part in it, the caller too. */
    private Map<String, Duration> cpu() {
        Map<String, Duration> all = new LinkedHashMap<>();
        PARTS.forEach(part -> all.put(part, CpuTime.ofFamily(desk.pid(part))));
        all.put("this caller", CpuTime.of(ProcessHandle.current().pid()));
        return all;
    }

    private void write(int consents) throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < consents; i++) {
                all.add(callers.submit(() -> api.send(consent())));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    /** As staff record what somebody said on the phone: in the published words, with a document. */
    private HttpRequest consent() {
        return api.post(
                "/v1/persons/" + DecisionWorld.person(UUID.randomUUID().hashCode()) + "/consents",
                Map.of(
                        "company",
                        DecisionWorld.COMPANY,
                        "purposes",
                        List.of(purpose),
                        "status",
                        "GIVEN",
                        "expressedBy",
                        "SELF",
                        "channel",
                        "PHONE",
                        "at",
                        Instant.now().minusSeconds(60).toString(),
                        "wording",
                        wording,
                        "document",
                        "shelf 1"));
    }

    /** Returns when every entry has its place in the tree, and a signed checkpoint says so. */
    private void allProved() throws SQLException, InterruptedException {
        String question = "select not exists (select from ledger_pending)"
                + " and (select size from log_tree) = (select max(size) from log_checkpoint)";
        while (!"t".equals(ask(question))) {
            Thread.sleep(Duration.ofMillis(50));
        }
    }

    /** Of the newest leaves: when the first checkpoint that covers them was signed. */
    private String provedAfter(int leaves) throws SQLException {
        return ask("""
                select round((percentile_disc(0.5) within group (order by s))::numeric, 2) || ' s (median), '
                    || round((percentile_disc(0.99) within group (order by s))::numeric, 2) || ' s (p99)'
                from (select extract(epoch from (select c.signed_at from log_checkpoint c where c.size > l.index
                        order by c.size limit 1) - e.recorded_at) as s
                    from log_leaf l join ledger_entry e on e.id = l.entry order by l.index desc limit %d) x
                """.formatted(leaves));
    }

    private String setting(String name) throws SQLException {
        return ask("show " + name);
    }

    private String ask(String question) throws SQLException {
        try (Connection database = DriverManager.getConnection(desk.jdbc("consent"));
                Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery(question)) {
            found.next();
            return found.getString(1);
        }
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
