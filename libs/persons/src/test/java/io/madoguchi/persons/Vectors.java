package io.madoguchi.persons;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The vectors of normalisation, which any service in any language must come to. */
record Vectors(String typed, String expected, String kind) {

    private static final Pattern UNIT = Pattern.compile("\\\\u([0-9a-f]{4})");

    /** Those of one kind; mail addresses have none written down. */
    static List<Vectors> of(String kind) throws IOException {
        try (var file = Vectors.class.getResourceAsStream("normalisation.tsv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(columns -> new Vectors(
                            unescape(columns[0]), unescape(columns[1]), columns.length > 2 ? columns[2] : ""))
                    .filter(vector -> vector.kind().equals(kind))
                    .toList();
        }
    }

    private static String unescape(String text) {
        return UNIT.matcher(text.replace("\\t", "\t").replace("\\r", "\r").replace("\\n", "\n"))
                .replaceAll(
                        match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
    }
}
