package io.madoguchi.subscription.delivery;

import io.madoguchi.persons.EmailAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who a message travels from and to. The local part stays as its owner typed it, the domain is in its ASCII form.
 *
 * @param international whether the relay must speak SMTPUTF8 (RFC 6531)
 * @param envelopeId what a report about this mail will name (RFC 3461 §4.4)
 */
record Envelope(
        String from,
        String to,
        boolean international,
        @Nullable String envelopeId) {

    Envelope(String from, String to, boolean international) {
        this(from, to, international, null);
    }

    static Envelope of(String from, EmailAddress to) {
        return of(from, to, null);
    }

    static Envelope of(String from, EmailAddress to, @Nullable String envelopeId) {
        String address = onTheWire(to);
        return new Envelope(from, address, !HeaderText.isPrintable(address), envelopeId);
    }

    static String onTheWire(EmailAddress address) {
        return address.deliverable();
    }

    /** A relay's words without the address they are about. */
    String redact(String text) {
        String local = to.substring(0, to.lastIndexOf('@'));
        String without = text.replace(to, "[address]").replaceAll("\\S+@\\S+", "[address]");
        return local.length() < 3 ? without : without.replaceAll("(?i)" + Pattern.quote(local), "[address]");
    }

    @Override
    public String toString() {
        return "Envelope[...]";
    }
}
