package io.madoguchi.subscription.delivery;

import io.madoguchi.persons.EmailAddress;
import java.util.regex.Pattern;

/**
 * Who a message travels from and to. The local part stays as its owner typed it, the domain is in its ASCII form.
 *
 * @param international whether the relay must speak SMTPUTF8 (RFC 6531)
 */
record Envelope(String from, String to, boolean international) {

    static Envelope of(String from, EmailAddress to) {
        String address = onTheWire(to);
        return new Envelope(from, address, !HeaderText.isPrintable(address));
    }

    static String onTheWire(EmailAddress address) {
        String typed = address.typed();
        String normalised = address.normalised();
        return typed.substring(0, typed.lastIndexOf('@')) + normalised.substring(normalised.lastIndexOf('@'));
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
