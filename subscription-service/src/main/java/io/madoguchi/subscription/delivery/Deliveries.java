package io.madoguchi.subscription.delivery;

import io.madoguchi.events.Ids;
import io.madoguchi.persons.Holder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Where the features hand in their mails. */
@ApplicationScoped
public class Deliveries {

    private final DeliveryLedger ledger;
    private final DeliveryConfig config;
    private final Clock clock;
    private final Event<MailQueued> queued;

    Deliveries(DeliveryLedger ledger, DeliveryConfig config, Clock clock, Event<MailQueued> queued) {
        this.ledger = ledger;
        this.config = config;
        this.clock = clock;
        this.queued = queued;
    }

    /** Those of these people whose mail server has refused them for good (RFC 5321 §4.2.1, 5yz to RCPT). */
    public Set<String> refusedForGood(List<String> people) {
        return Set.copyOf(Delivery.listRefused(people));
    }

    /** Queues one mail inside the business transaction: it leaves exactly when that commits. */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID queue(MailKind kind, UUID subject, String company, Holder person, Locale locale) {
        Assignment mail = new Assignment(Ids.next(), kind, subject, null, company, person, locale);
        ledger.plan(mail, clock.instant(), config.timeToLive());
        queued.fire(new MailQueued(kind.lane()));
        return mail.delivery();
    }
}
