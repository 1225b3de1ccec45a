package io.madoguchi.subscription.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;

/** Whether the domains that a mail names belong together (DMARC, RFC 7489 §3.1, relaxed), and whether it is signed. */
@ApplicationScoped
public class SendingDomains {

    private final DeliveryConfig config;
    private final Stationery stationery;

    SendingDomains(DeliveryConfig config, Stationery stationery) {
        this.config = config;
        this.stationery = stationery;
    }

    public boolean signs() {
        return stationery.signs();
    }

    /** Whether anything may leave at all. */
    public boolean maySend() {
        return stationery.maySend();
    }

    /** Whether SPF can speak for the domain in From. */
    public boolean returnsToSender() {
        String from = config.from();
        String back = config.bounceDomain().orElse(domain(config.returnPath().orElse(from)));
        return aligned(domain(from), back);
    }

    /** The Message-ID that this same reader's mail of an issue has, whether it was sent or not. */
    public String messageId(Assignment mail, UUID issue) {
        return stationery.messageId(new Assignment(
                mail.delivery(), mail.kind(), mail.subject(), issue, mail.company(), mail.person(), mail.locale()));
    }

    /** One is the other, or lies below it. */
    static boolean aligned(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        return a.equals(b)
                || a.endsWith("." + b)
                || b.endsWith("." + a)
                || organisation(a).equals(organisation(b));
    }

    /** The registered domain, by the rule of thumb that two letters at the end have a short label before them. */
    private static String organisation(String domain) {
        String[] labels = domain.split("\\.", -1);
        int last = labels.length - 1;
        boolean country = last >= 2 && labels[last].length() == 2 && labels[last - 1].length() <= 3;
        int from = Math.max(0, last - (country ? 2 : 1));
        return String.join(".", Arrays.asList(labels).subList(from, labels.length));
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
