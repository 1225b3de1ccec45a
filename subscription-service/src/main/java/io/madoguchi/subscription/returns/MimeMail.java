package io.madoguchi.subscription.returns;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A mail taken apart, as far as we look.
 *
 * @param headers by name in small letters
 * @param embedded the headers of mails and of header lists that are attached
 */
record MimeMail(Map<String, List<String>> headers, List<Piece> pieces, List<Map<String, List<String>>> embedded) {

    /** A part that is no mail and no multipart, with the beginning of its text. */
    record Piece(String type, int depth, String text) {}

    List<String> all(String name) {
        return headers.getOrDefault(name, List.of());
    }

    String first(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? "" : values.getFirst();
    }

    boolean isOf(String type) {
        return first("content-type").toLowerCase(Locale.ROOT).strip().startsWith(type);
    }

    Optional<String> piece(String... types) {
        List<String> wanted = List.of(types);
        return pieces.stream()
                .filter(p -> wanted.contains(p.type()))
                .map(Piece::text)
                .findFirst();
    }

    /** What a person would read first. */
    String text() {
        return piece("text/plain").or(() -> piece("text/html")).orElse("");
    }

    @Override
    public String toString() {
        return "MimeMail[" + pieces.size() + " parts]";
    }
}
