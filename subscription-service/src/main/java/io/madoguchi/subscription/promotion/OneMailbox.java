package io.madoguchi.subscription.promotion;

import io.madoguchi.persons.BlindIndex;
import io.madoguchi.persons.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/**
 * Tells whether two addresses lead to one mailbox, for one entry a person and for nothing else: the person reference keeps
 * dots and plus.
 */
@ApplicationScoped
class OneMailbox {

    /** Providers that say themselves that dots in front of the at sign count for nothing. */
    private static final Set<String> DOTLESS = Set.of("gmail.com", "googlemail.com");

    private final BlindIndex index;

    OneMailbox(BlindIndex index) {
        this.index = index;
    }

    /** The promotion is part of it: entries of two promotions cannot be matched by it. */
    byte[] index(UUID promotion, EmailAddress address) {
        return index.of("promotion_entry.match_index", promotion + ":" + folded(address));
    }

    static String folded(EmailAddress address) {
        String normalised = address.normalised();
        String local = normalised.substring(0, normalised.lastIndexOf('@'));
        String domain = address.domain();
        int plus = local.indexOf('+');
        String bare = plus > 0 ? local.substring(0, plus) : local;
        if (DOTLESS.contains(domain)) {
            bare = bare.replace(".", "");
            domain = "gmail.com";
        }
        return bare + "@" + domain;
    }
}
