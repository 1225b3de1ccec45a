package io.madoguchi.subscription.delivery;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One reply of a relay, with its enhanced code (RFC 2034) where it has one.
 *
 * @param lines what follows the codes, line by line
 */
record SmtpReply(int code, @Nullable String enhanced, List<String> lines) {

    private static final Pattern ENHANCED = Pattern.compile("^([245]\\.\\d{1,3}\\.\\d{1,3})(?:\\s+|$)");
    private static final int LONGEST_TEXT = 200;

    /** Builds a reply from lines that all start with its code. */
    static SmtpReply of(int code, List<String> raw) {
        Matcher first = ENHANCED.matcher(raw.getFirst());
        String enhanced = first.find() ? first.group(1) : null;
        return new SmtpReply(
                code,
                enhanced,
                raw.stream()
                        .map(line -> ENHANCED.matcher(line).replaceFirst(""))
                        .toList());
    }

    boolean isPositive() {
        return code / 100 == 2;
    }

    boolean isTransient() {
        return code / 100 == 4;
    }

    boolean isPermanent() {
        return code / 100 == 5;
    }

    String text() {
        String joined = String.join(" ", lines);
        return joined.length() <= LONGEST_TEXT ? joined : joined.substring(0, LONGEST_TEXT);
    }
}
