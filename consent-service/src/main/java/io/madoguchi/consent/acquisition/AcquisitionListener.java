package io.madoguchi.consent.acquisition;

import io.madoguchi.events.EventHandler;
import io.madoguchi.events.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;

/** Hears what subscription-service took of whom beside subscriptions: a reference, and the evidence of the acquisition. */
@ApplicationScoped
class AcquisitionListener implements EventHandler {

    private final Acquisitions acquisitions;
    private final RemovedPersons removed;

    AcquisitionListener(Acquisitions acquisitions, RemovedPersons removed) {
        this.acquisitions = acquisitions;
        this.removed = removed;
    }

    @Override
    public String topic() {
        return "madoguchi.subscriptions";
    }

    @Override
    public void handle(ReceivedEvent event) {
        // neither an old list nor an old form must write a removed child back (E14)
        if (event.type().equals(ContactImported.TYPE)) {
            ContactImported contact = event.data(ContactImported.class);
            if (!removed.isRemoved(contact.person())) {
                acquisitions.imported(contact);
            }
        } else if (event.type().equals(PromotionEntered.TYPE)) {
            PromotionEntered entry = event.data(PromotionEntered.class);
            if (!removed.isRemoved(entry.person())) {
                acquisitions.record(entry.evidence());
            }
        }
    }
}
