package io.madoguchi.subscription.subscription;

import io.madoguchi.persons.PersonRef;
import io.madoguchi.subscription.contact.Cards;
import io.madoguchi.subscription.person.Reader;
import io.madoguchi.subscription.signup.SignUp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Ends and pauses that come with what came back; whoever calls has locked the reader, and waits for the barrier. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Departures {

    private final Subscriptions subscriptions;
    private final Cards cards;
    private final Clock clock;

    Departures(Subscriptions subscriptions, Cards cards, Clock clock) {
        this.subscriptions = subscriptions;
        this.cards = cards;
        this.clock = clock;
    }

    /** Everything of this company to this reader ends. */
    public List<Subscription> leaveAll(Reader reader, EndReason reason) {
        Instant now = clock.instant();
        boolean first = reader.stop(now);
        SignUp.lockPending(reader.holder().person()).forEach(SignUp::cancel);
        List<Subscription> ended = Subscription.listLive(reader.id()).stream()
                .filter(each -> subscriptions.leave(each, reason))
                .toList();
        // after the ends, so that each keeps the reason it had
        if (first) {
            cards.stopped(reader, reason.name(), now);
        }
        return ended;
    }

    /** A mail to the address that unsubscribes; whose mails must fall silent, where it still leads to somebody. */
    public Optional<PersonRef> leaveByMail(UUID subscription) {
        return Subscription.findSubscription(subscription).map(found -> {
            Reader reader = Reader.lock(found.readerId());
            Subscription.getEntityManager().refresh(found);
            subscriptions.leave(found, EndReason.MAIL);
            return reader.holder().person();
        });
    }

    /** Mail does not reach them: nothing more is sent until they resume it, and nothing is withdrawn. */
    public void pauseAll(Reader reader) {
        Subscription.listLive(reader.id()).forEach(each -> subscriptions.pause(each, null));
    }
}
