package io.madoguchi.acceptance.send;

import io.madoguchi.acceptance.house.Trial;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** What a run found, written between two marks of docs/reliability.md, or beside the reports of a build. */
final class Tables {

    private static final Path BESIDE = Path.of("target", "send");

    private Tables() {}

    static void write(String part, String table) throws IOException {
        Files.createDirectories(BESIDE);
        Files.writeString(BESIDE.resolve(part + ".md"), table);
        String page = Trial.page();
        if (page != null) {
            Path file = Path.of(page);
            String begin = "<!-- " + part + ": written by ./madoguchi faults -->\n";
            String end = "<!-- " + part + ": end -->\n";
            String text = Files.readString(file);
            int from = text.indexOf(begin);
            int to = text.indexOf(end);
            if (from < 0 || to < from) {
                throw new IOException(file + " has no place for " + part);
            }
            Files.writeString(file, text.substring(0, from + begin.length()) + table + text.substring(to));
        }
    }

    /** Of which state, when, how, and how busy the machine was otherwise. */
    static String origin(long seed, double loadBefore) {
        String commit = Optional.ofNullable(System.getenv("MADOGUCHI_COMMIT")).orElse("unknown");
        return String.format(
                Locale.ROOT,
                "Seed %d, %s, commit %s, %d cores; load before the run %.1f%s.%n",
                seed,
                LocalDate.now(Clock.systemUTC()),
                commit,
                Runtime.getRuntime().availableProcessors(),
                loadBefore,
                loadBefore > 1 ? " (the machine was shared)" : "");
    }

    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
