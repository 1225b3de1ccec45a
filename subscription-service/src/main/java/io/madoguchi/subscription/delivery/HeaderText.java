package io.madoguchi.subscription.delivery;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Text inside a header: plain where ASCII allows it, otherwise encoded-words.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2047">RFC 2047</a>
 */
final class HeaderText {

    private static final int LINE = 78;
    private static final String OPEN = "=?UTF-8?B?";
    private static final String CLOSE = "?=";
    private static final int ENCODED_WORD = 75;

    private HeaderText() {}

    /** Refuses what could end a header or cannot be encoded: controls, line separators, half surrogates. */
    static void check(String what, String value) {
        boolean bad = value.codePoints().anyMatch(c -> switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        });
        if (bad || value.length() > 998) {
            throw new IllegalArgumentException("the " + what + " holds characters that no header may hold");
        }
    }

    /** Unstructured text, such as a subject, that starts {@code used} characters into its line. */
    static String unstructured(String value, int used) {
        boolean plain = isPrintable(value)
                && value.equals(value.strip())
                && !value.contains("=?")
                && !value.isEmpty()
                && used + value.length() <= LINE;
        return plain ? value : encodedWords(value, used);
    }

    /** A display name before an address. */
    static String phrase(String value, int used) {
        String quoted = '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        boolean plain = isPrintable(value) && !value.contains("=?") && used + quoted.length() <= LINE;
        return plain ? quoted : encodedWords(value, used);
    }

    /** Words of at most 75 characters, each decodable on its own: a character is never cut. */
    static String encodedWords(String value, int used) {
        List<String> words = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int bytes = 0;
        int room = room(used);
        for (int character : value.codePoints().toArray()) {
            String next = Character.toString(character);
            int size = next.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > room) {
                words.add(word(part));
                part.setLength(0);
                bytes = 0;
                room = room(1);
            }
            part.append(next);
            bytes += size;
        }
        words.add(word(part));
        return String.join("\r\n ", words);
    }

    /** How many bytes one word may carry when it starts that far into its line. */
    private static int room(int used) {
        int characters = Math.min(ENCODED_WORD, LINE - used) - OPEN.length() - CLOSE.length();
        return characters / 4 * 3;
    }

    private static String word(CharSequence part) {
        byte[] bytes = part.toString().getBytes(StandardCharsets.UTF_8);
        return OPEN + Base64.getEncoder().encodeToString(bytes) + CLOSE;
    }

    static boolean isPrintable(String value) {
        return value.chars().allMatch(c -> c >= ' ' && c < 127);
    }
}
