package io.madoguchi.subscription.promotion;

import io.madoguchi.events.Ids;
import io.madoguchi.persons.EmailAddress;
import io.madoguchi.persons.Holder;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.persons.Seal;
import io.madoguchi.problems.ProblemException;
import io.madoguchi.subscription.collection.CollectionPoint;
import io.madoguchi.subscription.delivery.Deliveries;
import io.madoguchi.subscription.delivery.MailKind;
import io.madoguchi.subscription.link.Links;
import io.madoguchi.subscription.person.AddressBook;
import io.madoguchi.subscription.person.Contact;
import io.madoguchi.subscription.person.Reader;
import io.madoguchi.subscription.person.RemovedChildren;
import io.madoguchi.subscription.signup.SignUps;
import io.madoguchi.subscription.signup.Source;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Takes entries through the gate of all sign-ups, and gives them back. */
@ApplicationScoped
class Entries {

    private final SignUps gate;
    private final OneMailbox mailbox;
    private final AddressBook book;
    private final RemovedChildren removed;
    private final Deliveries deliveries;
    private final PromotionEvents events;
    private final Seal seal;
    private final Links links;
    private final Clock clock;

    Entries(
            SignUps gate,
            OneMailbox mailbox,
            AddressBook book,
            RemovedChildren removed,
            Deliveries deliveries,
            PromotionEvents events,
            Seal seal,
            Links links,
            Clock clock) {
        this.gate = gate;
        this.mailbox = mailbox;
        this.book = book;
        this.removed = removed;
        this.deliveries = deliveries;
        this.events = events;
        this.seal = seal;
        this.links = links;
        this.clock = clock;
    }

    /** All that does not depend on whose address it is. */
    EmailAddress admit(UUID id, EnterPromotion request, Source source) {
        Promotion promotion =
                Promotion.findPromotion(id).filter(Promotion::isPublic).orElseThrow(ProblemException::notFound);
        mustBeOpen(promotion);
        int inForce = PromotionRules.findInForce(id).orElseThrow().version;
        if (request.rules() != inForce) {
            throw new ProblemException(
                    PromotionProblem.RULES_CHANGED,
                    "Nothing was stored. Read the rules as they are now, then send again.");
        }
        return gate.admit(request.at(promotion.collectionPoint), source, id);
    }

    /**
     * Keeps the entry and queues its receipt. Whoever has entered before gets the same receipt again, when their mailbox had
     * none lately: what is answered here is the same. A new entry always has its receipt, of which there can be only one.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void take(UUID id, EnterPromotion request, EmailAddress address) {
        Promotion promotion = Promotion.hold(id).orElseThrow(ProblemException::notFound);
        mustBeOpen(promotion);
        PersonRef person = book.person(promotion.company, address);
        byte[] match = mailbox.index(id, address);
        Reader.takeTurn(person);
        Entry.takeTurn(match);
        // E14: who is known to be a child is passed over, with the same answer as for anybody
        if (removed.contains(person)) {
            return;
        }
        Optional<Entry> before = Entry.findByMatch(id, match);
        if (before.isPresent()) {
            before.filter(_ -> gate.mayMail(address)).ifPresent(this::receipt);
            return;
        }
        Holder holder = book.holder(promotion.company, address);
        String name = request.name();
        Contact contact =
                new Contact(promotion.company, address, match, name == null ? null : name.strip(), request.language());
        Entry entry = Entry.of(
                new Entry.Particulars(Ids.next(), promotion, holder, contact, match, noticeRead(promotion, request)),
                request,
                seal,
                links,
                clock.instant());
        entry.persist();
        events.entered(entry, promotion);
        receipt(entry);
    }

    /** Takes an entry back. Until the close it was never there; later it stays among the leaves and wins nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    void withdraw(Entry entry) {
        events.ended(entry, PromotionEvents.EndReason.WITHDRAWN);
        entry.delete();
    }

    private static Locale noticeRead(Promotion promotion, EnterPromotion request) {
        return CollectionPoint.findPoint(promotion.collectionPoint)
                .flatMap(point -> point.noticeLanguage(request.notice().hash()))
                .orElse(request.language());
    }

    private void receipt(Entry entry) {
        deliveries.queue(MailKind.ENTRY_RECEIPT, entry.id, entry.company, entry.holder(), entry.locale());
    }

    private void mustBeOpen(Promotion promotion) {
        Instant now = clock.instant();
        if (!promotion.isOpenAt(now)) {
            throw new ProblemException(
                    PromotionProblem.NOT_OPEN,
                    now.isBefore(promotion.opensAt) ? "It has not begun." : "It has ended. Nothing was stored.");
        }
    }
}
