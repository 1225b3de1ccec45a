package io.madoguchi.gateway.gate;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a request target as it came over the wire and refuses every form that two servers could read differently
 * (RFC 3986; design.md §5). What passes means the same to the router, to the services and to a log reader.
 */
public final class RequestGate {

    private static final int LONGEST = 4096;
    private static final String PATH_MARKS = "/-._~!$&'()*+,=:@%";

    private static final Pattern TWICE = Pattern.compile("%[0-9A-Fa-f]{2}");

    private RequestGate() {}

    /** Why this target is refused; empty when it may pass. */
    public static Optional<String> refuses(String target) {
        if (target.length() > LONGEST) {
            return Optional.of("The address is too long.");
        }
        if (!target.startsWith("/")) {
            return Optional.of("The address must be a path.");
        }
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String query = question < 0 ? "" : target.substring(question + 1);
        return refusesPath(path).or(() -> refusesQuery(query));
    }

    private static Optional<String> refusesPath(String path) {
        if (path.contains("//")) {
            return Optional.of("The path has an empty segment.");
        }
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (!isAlphanumeric(c) && PATH_MARKS.indexOf(c) < 0) {
                return Optional.of("The path has a character that does not belong there.");
            }
        }
        Optional<byte[]> decoded = decode(path, true);
        if (decoded.isEmpty() || !isUtf8(decoded.get())) {
            return Optional.of("The path has an escape that is not accepted.");
        }
        String plain = new String(decoded.get(), StandardCharsets.UTF_8);
        if (isDoublyEscaped(plain)) {
            return Optional.of("The path is escaped twice.");
        }
        for (String segment : plain.split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                return Optional.of("The path has a dot segment.");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> refusesQuery(String query) {
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '#') {
                return Optional.of("The query has a character that does not belong there.");
            }
        }
        Optional<byte[]> decoded = decode(query, false);
        return decoded.isPresent() && isUtf8(decoded.get())
                ? Optional.empty()
                : Optional.of("The query has an escape that is not accepted.");
    }

    /** The bytes behind the escapes; empty when one is broken or hides what may not be hidden. */
    private static Optional<byte[]> decode(String text, boolean path) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c != '%') {
                bytes.write(c);
                i++;
                continue;
            }
            int value = escape(text, i);
            if (value <= 0 || (path && isHidden(value))) {
                return Optional.empty();
            }
            bytes.write(value);
            i += 3;
        }
        return Optional.of(bytes.toByteArray());
    }

    /** The value of the escape that begins here, or -1. */
    private static int escape(String text, int at) {
        if (at + 2 >= text.length()) {
            return -1;
        }
        int high = hex(text.charAt(at + 1));
        int low = hex(text.charAt(at + 2));
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    /** Control characters, and the four that change where a path leads. */
    private static boolean isHidden(int value) {
        return value < ' ' || value == 0x7f || value == '/' || value == '\\' || value == ';';
    }

    /** An escape that only shows once the first is undone. */
    private static boolean isDoublyEscaped(String decoded) {
        return TWICE.matcher(decoded).find();
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** The value of one ASCII hex digit; Character.digit would take digits of other scripts too. */
    private static int hex(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }
}
