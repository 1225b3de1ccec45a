package io.madoguchi.consent.acquisition;

import io.madoguchi.events.EventHandler;
import io.madoguchi.events.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;

/** Hears of contacts that subscription-service took over, by reference and with the evidence of their acquisition. */
@ApplicationScoped
class ContactListener implements EventHandler {

    private final Acquisitions acquisitions;
    private final RemovedPersons removed;

    ContactListener(Acquisitions acquisitions, RemovedPersons removed) {
        this.acquisitions = acquisitions;
        this.removed = removed;
    }

    @Override
    public String topic() {
        return "madoguchi.subscriptions";
    }

    @Override
    public void handle(ReceivedEvent event) {
        if (event.type().equals(ContactImported.TYPE)) {
            ContactImported contact = event.data(ContactImported.class);
            // an old list must not write a removed child back (E14)
            if (!removed.isRemoved(contact.person())) {
                acquisitions.imported(contact);
            }
        }
    }
}
