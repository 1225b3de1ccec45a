package io.madoguchi.inquiry.clock;

import io.madoguchi.inquiry.CaseKind;
import io.madoguchi.inquiry.Right;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One row of {@code acceptance/clocks}: a course, the moment of reading, and what the clock must show. */
record Vector(Map<String, String> columns) {

    /** Above the module, wherever the build stands. */
    static Path folder() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path clocks = folder.resolve("acceptance/clocks");
            if (Files.isDirectory(clocks)) {
                return clocks;
            }
        }
        throw new IllegalStateException("acceptance/clocks is not above the working directory");
    }

    static List<Vector> read(String file) {
        try {
            List<String> lines = Files.readAllLines(folder().resolve(file));
            List<String> names = cells(lines.getFirst());
            return lines.stream()
                    .skip(1)
                    .map(Vector::cells)
                    .map(cells -> {
                        Map<String, String> columns = new TreeMap<>();
                        for (int i = 0; i < names.size(); i++) {
                            columns.put(names.get(i), cells.get(i));
                        }
                        return new Vector(columns);
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** RFC 4180 without line breaks in cells. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    String text(String column) {
        return columns.getOrDefault(column, "");
    }

    @Nullable
    Instant moment(String column) {
        return text(column).isEmpty() ? null : Instant.parse(text(column));
    }

    Instant asOf() {
        return Instant.parse(text("as_of"));
    }

    Course course() {
        List<Wait> waits = Arrays.stream(text("waits").split(" "))
                .filter(part -> !part.isEmpty())
                .map(Vector::owed)
                .toList();
        return new Course(
                Instant.parse(text("received")),
                moment("reopened"),
                waits,
                moment("extended"),
                moment("acknowledged"),
                moment("answered"),
                moment("ended"));
    }

    private static Wait owed(String part) {
        int equals = part.indexOf('=');
        int slash = part.indexOf('/');
        String to = part.substring(slash + 1);
        return new Wait(
                Owed.valueOf(part.substring(0, equals)),
                Instant.parse(part.substring(equals + 1, slash)),
                to.isEmpty() ? null : Instant.parse(to));
    }

    /** A subject is a right, or a kind of case in which no right is asked for. */
    List<Right> rights() {
        return Arrays.stream(Right.values())
                .filter(right -> right.name().equals(text("subject")))
                .toList();
    }

    CaseKind kind() {
        return rights().isEmpty() ? CaseKind.valueOf(text("subject")) : CaseKind.RIGHTS;
    }
}
