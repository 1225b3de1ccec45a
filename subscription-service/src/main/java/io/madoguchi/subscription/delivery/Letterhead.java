package io.madoguchi.subscription.delivery;

import io.madoguchi.subscription.language.Bilingual;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One sending identity at work: what stands on its mails, and where they are handed in.
 *
 * @param signing the domain that signs
 * @param names what stands before the address in From, where it is not the company's name
 * @param returnDomain takes bounces by the mail's own address (VERP)
 * @param returnPath the one address that takes bounces otherwise
 */
record Letterhead(
        UUID identity,
        String from,
        String signing,
        @Nullable Bilingual names,
        Optional<String> returnDomain,
        Optional<String> returnPath,
        KeyRing keys,
        SmtpConnector connector) {

    /** By which lanes and warm-up go: providers judge domains, not relays. */
    String domain() {
        return from.substring(from.lastIndexOf('@') + 1);
    }

    String name(String company, Locale locale) {
        Bilingual own = names;
        return own == null ? company : own.in(locale);
    }

    String returnTo(String token) {
        return returnDomain.map(domain -> "b+" + token + "@" + domain).orElseGet(() -> returnPath.orElse(from));
    }

    @Override
    public String toString() {
        return "Letterhead[" + identity + "]";
    }
}
