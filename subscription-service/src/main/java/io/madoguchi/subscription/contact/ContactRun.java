package io.madoguchi.subscription.contact;

import io.madoguchi.events.Outbox;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.persons.Seal;
import io.madoguchi.subscription.collection.CollectionPoint;
import io.madoguchi.subscription.link.Links;
import io.madoguchi.subscription.person.AddressBook;
import io.madoguchi.subscription.person.Contact;
import io.madoguchi.subscription.person.Reader;
import io.madoguchi.subscription.person.RemovedChildren;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes the rows of a file in small batches, each in one transaction with its events and with how far the file has come: the
 * same command sent again after a crash goes on where it was cut off.
 */
@ApplicationScoped
class ContactRun {

    static final String TOPIC = "madoguchi.subscriptions";
    private static final int BATCH = 25;

    /** One sentence for both reasons: whom we removed as a child is nobody's to know. */
    private static final String NOT_TO_BE_TAKEN =
            "has stopped the mail service or was removed; such a person comes back" + " only by asking for it";

    private final AddressBook book;
    private final RemovedChildren removed;
    private final Seal seal;
    private final Links links;
    private final Outbox outbox;
    private final Clock clock;

    ContactRun(AddressBook book, RemovedChildren removed, Seal seal, Links links, Outbox outbox, Clock clock) {
        this.book = book;
        this.removed = removed;
        this.seal = seal;
        this.links = links;
        this.outbox = outbox;
        this.clock = clock;
    }

    void proceed(UUID file, List<ContactRow> rows) {
        for (int from = 0; from < rows.size(); from += BATCH) {
            List<ContactRow> batch = rows.subList(from, Math.min(from + BATCH, rows.size()));
            QuarkusTransaction.requiringNew().run(() -> take(file, batch));
        }
        QuarkusTransaction.requiringNew().run(() -> ContactImport.lock(file).finish(clock.instant()));
    }

    private record Card(PersonRef person, ContactRow row) {}

    private void take(UUID file, List<ContactRow> batch) {
        ContactImport run = ContactImport.lock(file);
        CollectionPoint point = CollectionPoint.findPoint(run.collectionPoint).orElseThrow();
        int begun = run.lastRow;
        // two files may name the same people: always in one order
        batch.stream()
                .filter(row -> row.row() > begun)
                .map(row -> new Card(book.person(run.company, row.address()), row))
                .sorted(Comparator.comparing((Card card) -> card.person().value())
                        .thenComparing(card -> card.row().row()))
                .forEach(card -> take(run, point, card));
        run.lastRow = Math.max(begun, batch.getLast().row());
    }

    private void take(ContactImport run, CollectionPoint point, Card card) {
        ContactRow row = card.row();
        Reader.takeTurn(card.person());
        byte[] index = book.index(run.company, row.address());
        Optional<Reader> known = Reader.lockByAddress(run.company, index);
        if (removed.contains(card.person()) || known.filter(Reader::hasStopped).isPresent()) {
            run.refuse(new ContactReader.Refused(row.row(), "address", NOT_TO_BE_TAKEN));
            return;
        }
        if (known.isPresent() && ImportedContact.isKnown(known.get(), point.id(), row.metOn())) {
            run.known++;
            return;
        }
        Instant now = clock.instant();
        Contact contact = new Contact(run.company, row.address(), index, row.name(), run.locale());
        Reader reader =
                known.orElseGet(() -> Reader.open(book.holder(run.company, row.address()), contact, seal, links, now));
        reader.introduce(row.name(), seal);
        ImportedContact.of(reader, point, run, row, seal, now).persist();
        outbox.publish(TOPIC, card.person().value(), ContactImported.TYPE, fact(run, reader, row));
        run.recorded++;
    }

    private static ContactImported fact(ContactImport run, Reader reader, ContactRow row) {
        return new ContactImported(
                reader.holder().person().value(),
                reader.holder().generation(),
                run.company,
                run.collectionPoint,
                run.locale,
                row.metOn().atStartOfDay(ContactReader.HERE).toInstant(),
                "contact import " + run.id + ", row " + row.row());
    }
}
