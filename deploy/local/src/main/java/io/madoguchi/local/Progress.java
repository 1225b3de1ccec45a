package io.madoguchi.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what is being waited for, for how long already, and about how long it will still take. */
final class Progress {
    private static final double SECOND = 1e9;
    private final PrintStream out;
    private final long began = System.nanoTime();
    private final Map<Part, Double> took = new EnumMap<>(Part.class);
    private final Set<Part> open = EnumSet.noneOf(Part.class);
    private final Properties lastTime = new Properties();
    private long lastLine = began;

    Progress(PrintStream out, Set<Part> parts, Path memory) {
        this.out = out;
        open.addAll(parts);
        if (Files.exists(memory)) {
            try (var reader = Files.newBufferedReader(memory)) {
                lastTime.load(reader);
            } catch (IOException e) {
                say("  the times of the last start cannot be read (" + e.getMessage() + ")");
            }
        }
    }

    synchronized void say(String line) {
        out.println(line);
        lastLine = System.nanoTime();
    }

    synchronized void ready(Part part, double seconds) {
        open.remove(part);
        took.put(part, seconds);
        say(format("  %-22s ready after %5.1f s   %s", part.label, seconds, left()));
    }

    /** Called twice a second; speaks only when nothing was said for a while. */
    synchronized void heartbeat() {
        if (System.nanoTime() - lastLine > 5 * SECOND && !open.isEmpty()) {
            say(format("  ... %4.0f s, %s", elapsed(), left()));
        }
    }

    synchronized double elapsed() {
        return (System.nanoTime() - began) / SECOND;
    }

    synchronized Map<Part, Double> took() {
        return new EnumMap<>(took);
    }

    /** Remembers the whole time, from which the next start tells how much is left. */
    synchronized void remember(Path memory) throws IOException {
        lastTime.setProperty("total", format("%.1f", elapsed()));
        try (var writer = Files.newBufferedWriter(memory)) {
            lastTime.store(writer, "seconds the last start took");
        }
    }

    private String left() {
        if (open.isEmpty()) {
            return "all ready";
        }
        String parts = open.stream().map(part -> part.label).collect(Collectors.joining(", "));
        String known = lastTime.getProperty("total");
        double rest = known == null ? 0 : Double.parseDouble(known) - elapsed();
        return "waiting for " + parts + (rest >= 1 ? format(" (about %.0f s left)", rest) : "");
    }

    static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
