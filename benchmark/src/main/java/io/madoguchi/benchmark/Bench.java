package io.madoguchi.benchmark;

import io.madoguchi.local.Desk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Starts a desk twice, with nothing and with its data, then counts the CPU of our processes per sign-up: the answer, the
 * confirmation mail and all else that follows. Times of day mean little on a shared machine; CPU seconds and ratios do.
 */
public final class Bench {

    private static final List<String> MEASURES = List.of("all", "start", "sign-ups", "consents", "decisions", "send");
    private static final List<String> PARTS =
            List.of("subscription-service", "consent-service", "inquiry-service", "gateway");
    private static final List<String> ALL = List.of(
            "postgres",
            "kafka",
            "mails",
            "keycloak",
            "subscription-service",
            "consent-service",
            "inquiry-service",
            "gateway");
    private static final String MANY = "1000000";
    private static final Map<String, String> ANY_NUMBER_OF_SIGN_UPS = Map.of(
            "MADOGUCHI_SIGNUP_SOURCE_HITS", MANY,
            "MADOGUCHI_SIGNUP_LIST_HITS", MANY,
            "MADOGUCHI_SIGNUP_OVERALL_HITS", MANY);
    private static final Map<String, String> ANY_NUMBER_OF_REQUESTS = Map.of(
            "LIMIT_SOURCE_BURST", MANY,
            "LIMIT_SOURCE_RATE", MANY,
            "LIMIT_OVERALL_BURST", MANY,
            "LIMIT_OVERALL_RATE", MANY);

    private final PrintStream out;
    private final Desk.Options options;

    private Bench(Path root, Path data, int offset, PrintStream out) {
        this(root, data, offset, out, Map.of());
    }

    private Bench(Path root, Path data, int offset, PrintStream out, Map<String, String> mails) {
        Map<String, String> subscription = new LinkedHashMap<>(ANY_NUMBER_OF_SIGN_UPS);
        subscription.putAll(mails);
        this.out = out;
        this.options = Desk.Options.of(root, data, offset)
                .with("subscription-service", subscription)
                .with("gateway", ANY_NUMBER_OF_REQUESTS);
    }

    /** {@code [start | sign-ups [N] | consents [N] | decisions [N...] | send [N]]}; all of it when nothing is said. */
    public static void main(String[] args) throws Exception {
        String what = args.length > 0 ? args[0] : "all";
        if (!MEASURES.contains(what)) {
            System.err.println("bench measures one of " + MEASURES + ", not " + what + ".");
            System.exit(1);
        }
        List<Integer> sizes = Arrays.stream(args).skip(1).map(Integer::valueOf).toList();
        Path data = Files.createTempDirectory("madoguchi-bench");
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // below the ports that a system hands out by itself
        if (what.equals("send")) {
            send(data, sizes.isEmpty() ? 20_000 : sizes.getFirst(), out);
            return;
        }
        Bench bench = new Bench(Path.of("").toAbsolutePath(), data, 12_000, out);
        try (Desk desk = bench.start("first start (nothing there; with the demo world)")) {
            bench.measure(desk, what, sizes);
        }
        if (what.equals("all") || what.equals("start")) {
            bench.start("next start (data there)").close();
        }
    }

    /** The desk's mails go to postfix's sink instead of its catcher. */
    private static void send(Path data, int readers, PrintStream out) throws Exception {
        Postfix postfix = Postfix.find()
                .orElseThrow(() -> new IllegalStateException(
                        "There is no smtp-source and smtp-sink on this machine: install postfix's package."));
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        int port = 23_925;
        Process sink = postfix.sink(port);
        Bench bench = new Bench(Path.of("").toAbsolutePath(), data, 12_000, out, Map.of("SMTP_PORT", "" + port));
        try (Desk desk = bench.start("start")) {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            PrintStream page = new PrintStream(said, true, StandardCharsets.UTF_8);
            page.printf("`./madoguchi bench send %d`, %s; load %.1f when it began.%n%n", readers, day(), load);
            new SendBench(desk, data, postfix, port, page).measure(sink, readers);
            out.println(said.toString(StandardCharsets.UTF_8));
            keep(Path.of("docs", "benchmarks.md"), said.toString(StandardCharsets.UTF_8));
        } finally {
            sink.destroy();
        }
    }

    private static String day() {
        String commit = System.getenv().getOrDefault("MADOGUCHI_COMMIT", "unknown");
        return LocalDate.now(Clock.systemUTC()) + ", commit " + commit + ", "
                + Runtime.getRuntime().availableProcessors() + " cores";
    }

    /** Into the place the page has for it. */
    private static void keep(Path page, String said) throws IOException {
        String begin = "<!-- send: written by ./madoguchi bench send -->\n";
        String end = "<!-- send: end -->";
        String text = Files.readString(page);
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf(end);
        if (from < begin.length() || to < from) {
            throw new IOException(page + " has no place for it");
        }
        Files.writeString(page, text.substring(0, from) + said + text.substring(to));
    }

    private void measure(Desk desk, String what, List<Integer> sizes) throws Exception {
        Api api = new Api(desk);
        if (what.equals("all") || what.equals("sign-ups")) {
            signUps(desk, sizes.isEmpty() ? 2_000 : sizes.getFirst());
        }
        if (what.equals("all") || what.equals("consents")) {
            new ConsentBench(desk, api, out).measure(sizes.isEmpty() ? 4_000 : sizes.getFirst());
        }
        if (what.equals("all") || what.equals("decisions")) {
            new DecisionBench(desk, api, out).measure(sizes.isEmpty() ? List.of(10_000, 100_000, 1_000_000) : sizes);
        }
    }

    private Desk start(String title) {
        long began = System.nanoTime();
        Desk desk = Desk.start(options);
        double seconds = (System.nanoTime() - began) / 1e9;
        out.println("## " + title);
        out.println();
        out.println("| part | CPU s | RSS MB |");
        out.println("|---|---|---|");
        double total = 0;
        for (String part : ALL) {
            double cpu = CpuTime.ofFamily(desk.pid(part)).toMillis() / 1e3;
            total += cpu;
            out.println(format("| %s | %.1f | %d |", part, cpu, Processes.rss(desk, part)));
        }
        out.println(format("| all | %.1f | |", total));
        out.println();
        out.println(format("All healthy after %.1f s.", seconds));
        out.println();
        return desk;
    }

    private void signUps(Desk desk, int persons) throws Exception {
        SignUps signUps = new SignUps(desk.url("gateway"));
        signUps.run(persons, 32);
        settle(desk);
        Map<String, Duration> before = cpu(desk);
        long began = System.nanoTime();
        signUps.run(persons, 32);
        double seconds = (System.nanoTime() - began) / 1e9;
        settle(desk);
        Map<String, Duration> after = cpu(desk);
        out.println("## sign-up through the gateway, warm, " + persons + " persons");
        out.println();
        out.println("| process | CPU ms per sign-up |");
        out.println("|---|---|");
        double total = 0;
        for (String part : PARTS) {
            double each = used(after, part).minus(used(before, part)).toMillis() / (double) persons;
            total += each;
            out.println(format("| %s | %.2f |", part, each));
        }
        out.println(format("| all ours | %.2f |", total));
        out.println();
        out.println(format("%.0f sign-ups a second over 32 connections.", persons / seconds));
    }

    /** Until what the sign-ups set in motion is done: our processes use less than a tenth of a processor. */
    private static void settle(Desk desk) throws InterruptedException {
        Duration busy = Duration.ofSeconds(1);
        while (busy.toMillis() > 100) {
            Duration before = sum(cpu(desk));
            Thread.sleep(1000);
            busy = sum(cpu(desk)).minus(before);
        }
    }

    private static Map<String, Duration> cpu(Desk desk) {
        Map<String, Duration> all = new LinkedHashMap<>();
        PARTS.forEach(part -> all.put(part, CpuTime.of(desk.pid(part))));
        return all;
    }

    private static Duration used(Map<String, Duration> all, String part) {
        return all.getOrDefault(part, Duration.ZERO);
    }

    private static Duration sum(Map<String, Duration> all) {
        return all.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
