package io.madoguchi.gateway.counter;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.datasketches.hll.HllSketch;

/** What was counted since it was last taken: numbers and sketches, in memory only. */
final class Tally {

    /** 2^12 registers, as consent-service expects them. */
    static final int REGISTERS = 12;

    /** What is counted apart. */
    record Line(String company, LocalDate day, Computer computer) {}

    /** One page that was seen; {@code visitor} is a salted hash that goes into the sketch and nowhere else. */
    record Seen(Line line, long bytes, byte[] visitor) {}

    /** What a line came to. */
    record Part(String company, LocalDate day, Computer computer, long views, long bytes, byte[] sketch) {}

    private static final class Sum {
        long views;
        long bytes;
        final HllSketch visitors = new HllSketch(REGISTERS);
    }

    private Map<Line, Sum> lines = new HashMap<>();

    synchronized void add(Seen seen) {
        Sum sum = lines.computeIfAbsent(seen.line(), l -> new Sum());
        sum.views++;
        sum.bytes += seen.bytes();
        sum.visitors.update(seen.visitor());
    }

    synchronized List<Part> take() {
        Map<Line, Sum> taken = lines;
        lines = new HashMap<>();
        return taken.entrySet().stream()
                .map(e -> new Part(
                        e.getKey().company(),
                        e.getKey().day(),
                        e.getKey().computer(),
                        e.getValue().views,
                        e.getValue().bytes,
                        e.getValue().visitors.toCompactByteArray()))
                .toList();
    }
}
