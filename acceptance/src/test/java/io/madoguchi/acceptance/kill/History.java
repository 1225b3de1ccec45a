package io.madoguchi.acceptance.kill;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything the clients saw, written line by line as it happens so that a lost run keeps its history. */
final class History implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Entry> entries = new ArrayList<>();
    private final BufferedWriter file;
    private final Clock clock;

    private History(BufferedWriter file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    static History at(Path path, Clock clock) throws IOException {
        Files.createDirectories(path.getParent());
        return new History(Files.newBufferedWriter(path), clock);
    }

    void note(int run, String who, Step step, Entry.Outcome outcome, String detail) {
        note(new Entry(clock.instant(), run, who, step, outcome, detail));
    }

    synchronized void note(Entry entry) {
        entries.add(entry);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", entry.at().toString());
        line.put("run", entry.run());
        line.put("who", entry.who());
        line.put("step", entry.step());
        line.put("outcome", entry.outcome());
        line.put("detail", entry.detail());
        try {
            file.write(JSON.writeValueAsString(line));
            file.newLine();
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    Instant now() {
        return clock.instant();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
