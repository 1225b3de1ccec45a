package io.madoguchi.subscription.delivery;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail with places that are filled in for each reader. A place is a word of letters and digits that stands where the
 * value will, in text, HTML and headers, and has the length of every value it is given. Words may stand in subject, text
 * and HTML and have the length they have.
 *
 * @param corrects the issue that this one follows up in the same thread
 */
public record Master(
        String fromName,
        String subject,
        String text,
        String html,
        Map<String, String> headers,
        List<String> places,
        List<Word> words,
        @Nullable UUID corrects) {

    public Master {
        HeaderText.check("sender's name", fromName);
        HeaderText.check("subject", subject);
        headers = Map.copyOf(headers);
        places = List.copyOf(places);
        words = List.copyOf(words);
        if (!places.stream().allMatch(Master::isToken)
                || !words.stream().map(Word::place).allMatch(Master::isToken)) {
            throw new IllegalArgumentException("a place is 8 to 64 letters, digits, - and _");
        }
    }

    /** The same from another name. */
    Master from(String name) {
        return name.equals(fromName) ? this : new Master(name, subject, text, html, headers, places, words, corrects);
    }

    Master(
            String fromName,
            String subject,
            String text,
            String html,
            Map<String, String> headers,
            List<String> places) {
        this(fromName, subject, text, html, headers, places, List.of(), null);
    }

    /**
     * Where the reader's name stands.
     *
     * @param fallback what stands there for a reader without one
     */
    public record Word(String place, String fallback) {

        /** In one line, whatever the name holds. */
        public String of(@Nullable String name) {
            return name == null || name.isBlank() ? fallback : name.strip().replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]", " ");
        }

        /** The same inside HTML. */
        public String escaped(@Nullable String name) {
            return of(name).replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;")
                    .replace("'", "&#39;");
        }
    }

    /** What no coding of a body and no escaping of HTML changes. */
    static boolean isToken(String value) {
        return value.matches("[A-Za-z0-9_-]{8,64}");
    }
}
