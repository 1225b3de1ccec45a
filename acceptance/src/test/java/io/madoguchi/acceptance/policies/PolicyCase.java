package io.madoguchi.acceptance.policies;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One row of {@code cases.csv}; the words of its conditions are explained in the README beside it. */
public record PolicyCase(
        String id,
        String clause,
        String policy,
        String act,
        String ground,
        String purpose,
        List<String> conditions,
        String verdict,
        String reason) {

    /** All rows, in the order they were written. */
    public static List<PolicyCase> all() {
        try (InputStream file = Objects.requireNonNull(PolicyCase.class.getResourceAsStream("cases.csv"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(PolicyCase::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PolicyCase of(String row) {
        String[] cells = row.split(",", -1);
        return new PolicyCase(
                cells[0],
                cells[1],
                cells[2],
                cells[3],
                cells[4],
                cells[5],
                List.of(cells[6].split(" ")),
                cells[7],
                cells[8]);
    }

    public boolean has(String word) {
        return conditions.contains(word);
    }

    /** What stands behind {@code key=}, once. */
    public Optional<String> value(String key) {
        return values(key).stream().findFirst();
    }

    /** What stands behind each {@code key=}. */
    public List<String> values(String key) {
        return conditions.stream()
                .filter(c -> c.startsWith(key + "="))
                .map(c -> c.substring(key.length() + 1))
                .toList();
    }

    @Override
    public String toString() {
        return id + " " + clause + " " + policy + " " + act + " " + purpose + " " + String.join(" ", conditions);
    }
}
