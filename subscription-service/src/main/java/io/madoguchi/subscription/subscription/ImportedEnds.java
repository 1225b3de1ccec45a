package io.madoguchi.subscription.subscription;

import io.madoguchi.subscription.person.Reader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Ends subscriptions of people of whom it came in only now that they had refused elsewhere. */
@ApplicationScoped
public class ImportedEnds {

    private final Subscriptions subscriptions;

    ImportedEnds(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void end(List<UUID> ids) {
        for (UUID id : ids) {
            Reader.lock(Subscription.readerOf(id));
            Subscription.findSubscription(id).ifPresent(s -> subscriptions.leave(s, EndReason.OPERATOR));
        }
    }
}
