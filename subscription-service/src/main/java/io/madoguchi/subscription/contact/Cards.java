package io.madoguchi.subscription.contact;

import io.madoguchi.events.Outbox;
import io.madoguchi.subscription.person.Reader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The cards of people, for whoever hears such a person say no. */
@ApplicationScoped
public class Cards {

    private final Outbox outbox;

    Cards(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Who stops all mail rejects every use their card was good for (F1.2): an end of subscriptions alone would not say so. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void stopped(Reader reader, String reason, Instant at) {
        List<UUID> purposes = ImportedContact.purposesOf(reader);
        if (!purposes.isEmpty()) {
            String person = reader.holder().person().value();
            ContactStopped fact = new ContactStopped(person, reader.company(), purposes, reason, at);
            outbox.publish(ContactRun.TOPIC, person, ContactStopped.TYPE, fact);
        }
    }
}
