package io.madoguchi.consent.consent;

import io.madoguchi.events.EventHandler;
import io.madoguchi.events.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;

/** Hears of confirmations and ends; every other event of the topic is none of this service's business. */
@ApplicationScoped
class SubscriptionListener implements EventHandler {

    private final ConsentLedger ledger;

    SubscriptionListener(ConsentLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public String topic() {
        return "madoguchi.subscriptions";
    }

    @Override
    public void handle(ReceivedEvent event) {
        if (event.type().equals(SubscriptionConfirmed.TYPE)) {
            ledger.confirmed(event.data(SubscriptionConfirmed.class));
        } else if (event.type().equals(SubscriptionEnded.TYPE)) {
            ledger.ended(event.data(SubscriptionEnded.class));
        }
    }
}
