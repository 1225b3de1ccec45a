package io.madoguchi.subscription.returns;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How much an enhanced status code (RFC 3463) says against the contact itself. */
record Verdict(ReturnKind kind, boolean nobodyThere) {

    private static final Pattern STATUS = Pattern.compile("\\b([245])\\.(\\d{1,3})\\.(\\d{1,3})\\b");

    /** No such mailbox (RFC 3463 §3.2), and a domain that takes no mail (RFC 7505). */
    private static final Set<String> NOBODY = Set.of("5.1.1", "5.1.10");

    /** A full mailbox, and a mail that is too long or too big. */
    private static final Set<String> NOT_THE_CONTACT = Set.of("5.2.2", "5.2.3", "5.3.4");

    /** RFC 3464 §2.3.3: what was done, with the code that says why. */
    static Verdict of(String action, @Nullable String status) {
        return switch (action.toLowerCase(Locale.ROOT)) {
            case "delayed" -> new Verdict(ReturnKind.DELAYED, false);
            case "delivered", "relayed", "expanded" -> new Verdict(ReturnKind.DELIVERED, false);
            case "failed" -> failed(status);
            default -> new Verdict(ReturnKind.UNPARSED, false);
        };
    }

    private static Verdict failed(@Nullable String status) {
        if (status == null || !status.startsWith("5.")) {
            return new Verdict(ReturnKind.SOFT, false);
        }
        // policy of the receiver, content, reputation: it may take the next one
        boolean soft = NOT_THE_CONTACT.contains(status) || status.startsWith("5.7.");
        return new Verdict(soft ? ReturnKind.SOFT : ReturnKind.HARD, NOBODY.contains(status));
    }

    /** The first code in a text; leading zeros, as some write them, do not matter. */
    static @Nullable String status(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Matcher code = STATUS.matcher(text);
        return code.find()
                ? code.group(1) + "." + Integer.parseInt(code.group(2)) + "." + Integer.parseInt(code.group(3))
                : null;
    }
}
