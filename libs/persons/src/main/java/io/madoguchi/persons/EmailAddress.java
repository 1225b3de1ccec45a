package io.madoguchi.persons;

import io.madoguchi.persons.InvalidContact.Reason;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A mail address: as typed (what mail is sent to) and normalised (what is compared). Two spellings are the same address when
 * they differ in case, in Unicode composition, in the form of the domain or in surrounding spaces; dots and plus count.
 *
 * @param typed without surrounding spaces, composed (NFC)
 * @param normalised local part in lower case, domain as lower-case A-labels
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2">RFC 5321</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6531#section-3.3">RFC 6531</a>
 */
public record EmailAddress(String typed, String normalised) implements ContactPoint {

    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 253; // 255 octets on the wire of the DNS
    private static final int LONGEST_WHOLE = 254; // a path of 256 with its angle brackets

    /** Carriers that gave out names RFC 5321 does not know ({@code a..b}, {@code a.}); millions of telephones still have them. */
    private static final Set<String> ANY_DOTS = Set.of("docomo.ne.jp", "ezweb.ne.jp", "au.com");

    private static final Pattern ASCII_NAME = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]*");
    private static final Pattern BARE_DOTS = Pattern.compile("^\\.|\\.\\.|\\.$");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern LAST_LABEL_IS_A_NUMBER = Pattern.compile(".*\\.[0-9]+");

    /** Mapped by the IDNA of 2003 to another name than today's: guessing would mail somebody else's domain. */
    private static final Pattern MEANING_CHANGED = Pattern.compile("[\u00df\u03c2\u200c\u200d]");

    public EmailAddress {
        if (!trimmed(typed).equals(typed) || !normalise(typed).equals(normalised)) {
            throw new IllegalArgumentException("not the normal form of this address; use parse");
        }
    }

    /**
     * Reads what somebody typed.
     *
     * @throws InvalidContact with the reason a page can show
     */
    public static EmailAddress parse(String text) {
        String typed = trimmed(text);
        return new EmailAddress(typed, normalise(typed));
    }

    @Override
    public String kind() {
        return "email";
    }

    /** The domain as lower-case A-labels, as the DNS is asked. */
    public String domain() {
        return normalised.substring(normalised.lastIndexOf('@') + 1);
    }

    /** What goes between the angle brackets of RCPT TO: the local part as typed, the domain as A-labels. */
    public String deliverable() {
        String local = typed.substring(0, typed.lastIndexOf('@'));
        boolean quote = BARE_DOTS.matcher(local).find();
        return (quote ? '"' + local + '"' : local) + '@' + domain();
    }

    /** Enough to recognise one's own address, as pages may show it: {@code h•••@example.jp}. */
    public String masked() {
        return normalised.substring(0, normalised.offsetByCodePoints(0, 1)) + "•••@" + domain();
    }

    /** Masked, so that no log line can hold the address. */
    @Override
    public String toString() {
        return masked();
    }

    private static String trimmed(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        int from = 0;
        int to = composed.length();
        while (from < to && isSpace(composed.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(composed.charAt(to - 1))) {
            to--;
        }
        return composed.substring(from, to);
    }

    /** All spaces of Unicode, with the no-break and the ideographic one. */
    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static String normalise(String typed) {
        if (typed.isEmpty()) {
            throw new InvalidContact(Reason.EMPTY);
        }
        if (typed.codePoints().anyMatch(EmailAddress::isForbidden)) {
            throw new InvalidContact(Reason.FORBIDDEN_CHARACTER);
        }
        int at = typed.lastIndexOf('@');
        if (at < 1 || at == typed.length() - 1) {
            throw new InvalidContact(Reason.NO_AT_SIGN);
        }
        String domain = domainOf(typed.substring(at + 1));
        String typedLocal = typed.substring(0, at);
        String local = Normalizer.normalize(typedLocal.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        checkLocal(typedLocal, domain);
        checkLocal(local, domain);
        return local + '@' + domain;
    }

    private static void checkLocal(String local, String domain) {
        if (local.indexOf('"') >= 0) {
            throw new InvalidContact(Reason.QUOTED);
        }
        if (local.indexOf('@') >= 0) {
            throw new InvalidContact(Reason.NO_AT_SIGN);
        }
        if (!ASCII_NAME.matcher(local.replaceAll("[^\\x00-\\x7f]", "")).matches()) {
            throw new InvalidContact(Reason.FORBIDDEN_CHARACTER);
        }
        boolean bareDots = BARE_DOTS.matcher(local).find();
        if (bareDots && !ANY_DOTS.contains(domain)) {
            throw new InvalidContact(Reason.DOTS);
        }
        int octets = local.getBytes(StandardCharsets.UTF_8).length + (bareDots ? 2 : 0);
        if (octets > LONGEST_LOCAL || octets + 1 + domain.length() > LONGEST_WHOLE) {
            throw new InvalidContact(Reason.TOO_LONG);
        }
    }

    private static String domainOf(String typed) {
        if (typed.startsWith("[")) {
            throw new InvalidContact(Reason.ADDRESS_LITERAL);
        }
        if (typed.length() > LONGEST_DOMAIN) {
            throw new InvalidContact(Reason.TOO_LONG);
        }
        if (MEANING_CHANGED.matcher(typed).find()) {
            throw new InvalidContact(Reason.DOMAIN);
        }
        String domain;
        try {
            domain = IDN.toASCII(typed, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new InvalidContact(Reason.DOMAIN);
        }
        if (domain.length() > LONGEST_DOMAIN) {
            throw new InvalidContact(Reason.TOO_LONG);
        }
        if (LAST_LABEL_IS_A_NUMBER.matcher(domain).matches()) {
            throw new InvalidContact(Reason.ADDRESS_LITERAL);
        }
        if (!DOMAIN.matcher(domain).matches()) {
            throw new InvalidContact(Reason.DOMAIN);
        }
        return domain;
    }

    /** Spaces, controls (so no CR or LF), invisible format characters, and what is no character at all. */
    private static boolean isForbidden(int c) {
        return isSpace(c)
                || switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED -> true;
                    default -> false;
                };
    }
}
