package io.madoguchi.consent.acquisition;

import io.madoguchi.events.EventHandler;
import io.madoguchi.events.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;

/** Hears of contacts that subscription-service took over, by reference and with the evidence of their acquisition. */
@ApplicationScoped
class ContactListener implements EventHandler {

    private final Acquisitions acquisitions;

    ContactListener(Acquisitions acquisitions) {
        this.acquisitions = acquisitions;
    }

    @Override
    public String topic() {
        return "madoguchi.subscriptions";
    }

    @Override
    public void handle(ReceivedEvent event) {
        if (event.type().equals(ContactImported.TYPE)) {
            acquisitions.imported(event.data(ContactImported.class));
        }
    }
}
