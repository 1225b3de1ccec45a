package io.madoguchi.consent.recipient;

import io.madoguchi.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells the other services what the register says of recipients; other registers are no news to them. */
@ApplicationScoped
class RecipientNews {

    private final Outbox outbox;

    RecipientNews(Outbox outbox) {
        this.outbox = outbox;
    }

    void tell(RegisterEntry entry) {
        RecipientEntry said = entry.contents.recipient();
        if (said != null) {
            outbox.publish(
                    "madoguchi.policies",
                    entry.entry.toString(),
                    RecipientRecorded.TYPE,
                    RecipientRecorded.of(entry, said));
        }
    }
}
