package io.madoguchi.subscription.subscription;

import io.madoguchi.persons.EmailAddress;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.SubscriptionProblem;
import io.madoguchi.subscription.delivery.Deliveries;
import io.madoguchi.subscription.delivery.MailKind;
import io.madoguchi.subscription.link.Links;
import io.madoguchi.subscription.person.AddressBook;
import io.madoguchi.subscription.person.Reader;
import io.madoguchi.subscription.signup.SignUp;
import io.madoguchi.subscription.signup.SignUpTopic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every way out, each in one transaction; whoever calls waits for the stop barrier before saying so. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class Unsubscriptions {

    private final Subscriptions subscriptions;
    private final AddressBook book;
    private final Deliveries deliveries;
    private final Links links;
    private final Departures departures;
    private final Clock clock;

    Unsubscriptions(
            Subscriptions subscriptions,
            AddressBook book,
            Deliveries deliveries,
            Links links,
            Departures departures,
            Clock clock) {
        this.departures = departures;
        this.subscriptions = subscriptions;
        this.book = book;
        this.deliveries = deliveries;
        this.links = links;
        this.clock = clock;
    }

    /** What was stopped, for the page, and whose mails must fall silent. */
    record Stopped(UnsubscriptionView view, PersonRef person) {}

    /** What the link in a mail would end. */
    UnsubscriptionView look(String token) {
        return UnsubscriptionView.of(byToken(token));
    }

    /** The link in a mail, or the one-click header: this topic, or everything. A second press changes nothing. */
    Stopped leaveByLink(String token, boolean everything, EndReason reason) {
        UUID id = idOf(token);
        Reader reader = Reader.lock(Subscription.readerOf(id));
        Subscription subscription = Subscription.findSubscription(id).orElseThrow(Unsubscriptions::unknown);
        subscriptions.leave(subscription, reason);
        if (everything) {
            departures.leaveAll(reader, reason);
        }
        return new Stopped(UnsubscriptionView.of(subscription), reader.holder().person());
    }

    /** E11: stops all mail of a company to an address. Empty when the address is not known, which nobody learns. */
    Optional<PersonRef> leaveByForm(String company, EmailAddress address) {
        PersonRef person = book.person(company, address);
        Reader.takeTurn(person);
        Optional<Reader> known = Reader.lockByAddress(company, book.index(company, address));
        if (known.isEmpty()) {
            SignUp.lockPending(person).forEach(SignUp::cancel);
            // no list that is imported later brings somebody in who said no before
            Refusals.keep(company, book.index(company, address), clock.instant());
            return Optional.empty();
        }
        Reader reader = known.get();
        List<Subscription> ended = departures.leaveAll(reader, EndReason.FORM);
        if (!ended.isEmpty()) {
            Unsubscription stop = Unsubscription.of(reader, ended, links, clock.instant());
            stop.persist();
            deliveries.queue(MailKind.UNSUBSCRIBED, stop.id, reader.company(), reader.holder(), reader.locale());
        }
        return Optional.of(reader.holder().person());
    }

    /** Takes a stop back: new episodes, confirmed by the press of the link. A second press changes nothing. */
    UndoneView undo(String token) {
        byte[] link = links.hash(token);
        UUID owner = Unsubscription.findByLink(link)
                .orElseThrow(Unsubscriptions::unknown)
                .readerId();
        Reader reader = Reader.lock(owner);
        Unsubscription stop = Unsubscription.findByLink(link).orElseThrow(Unsubscriptions::unknown);
        Instant now = clock.instant();
        if (stop.isExpired(now)) {
            throw new ProblemException(SubscriptionProblem.LINK_EXPIRED, "Subscribe again on the list of topics.");
        }
        List<Subscription> ended = stop.subscriptions();
        if (stop.undo(now)) {
            ended.forEach(subscription -> startAgain(reader, subscription, now));
        }
        return UndoneView.of(reader, ended, links);
    }

    private void startAgain(Reader reader, Subscription ended, Instant now) {
        SignUp before = SignUp.findSignUp(ended.signUpId()).orElseThrow();
        SignUp again = SignUp.again(before, reader.holder(), links, now);
        SignUpTopic asked = new SignUpTopic(again.id(), ended.topicId());
        asked.persist();
        subscriptions.confirm(reader, again, asked);
    }

    private Subscription byToken(String token) {
        return Subscription.findSubscription(idOf(token)).orElseThrow(Unsubscriptions::unknown);
    }

    private UUID idOf(String token) {
        byte[] link = links.hash(token);
        return Subscription.idByLink(link)
                .or(() -> OldLinks.subscriptionOf(link))
                .orElseThrow(Unsubscriptions::unknown);
    }

    private static ProblemException unknown() {
        return new ProblemException(SubscriptionProblem.UNKNOWN_LINK, "Use the link of the newest mail, whole.");
    }
}
