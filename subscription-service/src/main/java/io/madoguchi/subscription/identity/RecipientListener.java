package io.madoguchi.subscription.identity;

import io.madoguchi.events.EventHandler;
import io.madoguchi.events.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps what consent-service records of the commitments of vendors. */
@ApplicationScoped
class RecipientListener implements EventHandler {

    @Override
    public String topic() {
        return "madoguchi.policies";
    }

    @Override
    public void handle(ReceivedEvent event) {
        if (event.type().equals("recipient.recorded")) {
            record(event.data(RecipientRecorded.class));
        }
    }

    static void record(RecipientRecorded fact) {
        VendorCommitment revision =
                VendorCommitment.findRevision(fact.id(), fact.revision()).orElseGet(() -> VendorCommitment.of(fact));
        revision.update(fact);
        revision.persist();
    }
}
