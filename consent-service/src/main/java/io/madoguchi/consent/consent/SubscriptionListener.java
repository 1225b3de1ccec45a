package io.madoguchi.consent.consent;

import io.madoguchi.consent.child.Children;
import io.madoguchi.consent.child.Reconfirmed;
import io.madoguchi.events.EventHandler;
import io.madoguchi.events.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;

/** Hears of confirmations, ends and stops; every other event of the topic is none of this service's business. */
@ApplicationScoped
class SubscriptionListener implements EventHandler {

    private final ConsentLedger ledger;
    private final Statements statements;
    private final Children children;

    SubscriptionListener(ConsentLedger ledger, Statements statements, Children children) {
        this.ledger = ledger;
        this.statements = statements;
        this.children = children;
    }

    @Override
    public String topic() {
        return "madoguchi.subscriptions";
    }

    @Override
    public void handle(ReceivedEvent event) {
        // a late event must not write a removed child back (E14)
        if (event.type().equals(SubscriptionConfirmed.TYPE)) {
            SubscriptionConfirmed confirmed = event.data(SubscriptionConfirmed.class);
            if (!children.isRemoved(confirmed.person())) {
                ledger.confirmed(confirmed);
            }
        } else if (event.type().equals(SubscriptionEnded.TYPE)) {
            SubscriptionEnded ended = event.data(SubscriptionEnded.class);
            if (!children.isRemoved(ended.person())) {
                ledger.ended(ended);
            }
        } else if (event.type().equals(ContactStopped.TYPE)) {
            ContactStopped stopped = event.data(ContactStopped.class);
            if (!children.isRemoved(stopped.person())) {
                statements.refuse(stopped.rejection());
            }
        } else if (event.type().equals(Reconfirmed.TYPE)) {
            Reconfirmed answer = event.data(Reconfirmed.class);
            if (!children.isRemoved(answer.person())) {
                statements.reconfirm(answer);
            }
        }
    }
}
