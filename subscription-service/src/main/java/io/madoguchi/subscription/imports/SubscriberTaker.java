package io.madoguchi.subscription.imports;

import io.madoguchi.events.Ids;
import io.madoguchi.persons.EmailAddress;
import io.madoguchi.persons.Holder;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.persons.RetentionClass;
import io.madoguchi.persons.Seal;
import io.madoguchi.subscription.link.LinkPurpose;
import io.madoguchi.subscription.link.Links;
import io.madoguchi.subscription.person.AddressBook;
import io.madoguchi.subscription.person.Reader;
import io.madoguchi.subscription.person.RemovedChildren;
import io.madoguchi.subscription.subscription.ImportedStarts;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes readers with a subscription of people who consented elsewhere. Who refused, left, bounced or was removed before stays
 * out, whatever the list says; no mail is queued.
 */
@ApplicationScoped
class SubscriberTaker {

    /** One sentence for all reasons: whom we removed as a child is nobody's to know. */
    static final String EARLIER = "refused, left, bounced or was removed earlier; only this person can change that";

    private static final String READER = "reader (id, person, generation, company, address_index, address_sealed,"
            + " name_sealed, locale, choices_link, created_at)";
    private static final String SIGN_UP = "sign_up (id, person, generation, company, locale, channel, collection_point,"
            + " notice_revision, notice_hash, notice_locale, state, confirm_link, requested_at, expires_at,"
            + " confirmed_at, welcomed_at, import, import_line)";
    private static final String SUBSCRIPTION = "subscription (id, reader, person, generation, company, topic, episode,"
            + " sign_up, locale, state, confirmed_at, unsubscribe_link, version)";

    private final AddressBook book;
    private final RemovedChildren removed;
    private final Seal seal;
    private final Links links;
    private final ImportedStarts starts;

    SubscriberTaker(AddressBook book, RemovedChildren removed, Seal seal, Links links, ImportedStarts starts) {
        this.book = book;
        this.removed = removed;
        this.seal = seal;
        this.links = links;
        this.starts = starts;
    }

    /** Who can be taken, with the reader they have already. */
    private record Fresh(Batch.One line, @Nullable UUID reader, Holder holder) {}

    private record Sorted(Map<Batch.One, Batch.Standing> fresh, int known, List<Tally.Refused> earlier) {}

    /** The same answer as {@link #take}, and nothing written; {@code seen} remembers who stood further up. */
    Tally check(Connection database, ListImport run, List<ImportRow.Subscriber> rows, Set<Long> seen)
            throws SQLException {
        List<Batch.One> lines = lines(run, rows);
        Sorted sorted = sort(lines, Batch.ask(database, run, lines), seen);
        return tally(sorted);
    }

    Tally take(Connection database, ListImport run, List<ImportRow.Subscriber> rows, ImportedStarts.Ground ground)
            throws SQLException {
        Batch.takeTurn(database, run);
        List<Batch.One> lines = lines(run, rows);
        Batch.takeTurns(
                database, lines.stream().map(line -> line.person().value()).toList());
        Sorted sorted = sort(lines, Batch.ask(database, run, lines), new HashSet<>());
        write(database, run, fresh(sorted), ground);
        return tally(sorted);
    }

    private static Tally tally(Sorted sorted) {
        return new Tally(sorted.fresh().size(), sorted.known(), sorted.earlier().size(), 0, sorted.earlier());
    }

    private List<Batch.One> lines(ListImport run, List<ImportRow.Subscriber> rows) {
        return rows.stream()
                .map(row -> {
                    PersonRef person = book.person(run.company, row.address());
                    return new Batch.One(
                            row, person, book.index(run.company, row.address()), removed.tombstoneOf(person));
                })
                .toList();
    }

    private static Sorted sort(List<Batch.One> lines, List<Batch.Standing> standings, Set<Long> seen) {
        Sorted sorted = new Sorted(new LinkedHashMap<>(), 0, new ArrayList<>());
        int known = 0;
        for (int i = 0; i < lines.size(); i++) {
            Batch.One line = lines.get(i);
            Batch.Standing standing = standings.get(i);
            boolean left = standing.hasLeft() && !standing.subscribed();
            if (standing.keptOut() || left) {
                sorted.earlier().add(new Tally.Refused(line.row().line(), "address", EARLIER));
            } else if (standing.subscribed()
                    || !seen.add(ByteBuffer.wrap(line.mac()).getLong())) {
                known++;
            } else {
                sorted.fresh().put(line, standing);
            }
        }
        return new Sorted(sorted.fresh(), known, sorted.earlier());
    }

    /** A key of every person is committed before the first ciphertext; for all of the batch at once. */
    private List<Fresh> fresh(Sorted sorted) {
        List<PersonRef> strangers = sorted.fresh().entrySet().stream()
                .filter(line -> line.getValue().reader().isEmpty())
                .map(line -> line.getKey().person())
                .toList();
        Map<PersonRef, Integer> generations = seal.generationsOf(strangers);
        List<Fresh> fresh = new ArrayList<>(sorted.fresh().size());
        sorted.fresh().forEach((line, standing) -> {
            int generation =
                    standing.reader().isPresent() ? standing.generation() : generations.getOrDefault(line.person(), 1);
            fresh.add(new Fresh(line, standing.reader().orElse(null), new Holder(line.person(), generation)));
        });
        seal.prepare(
                fresh.stream()
                        .filter(one -> one.reader() == null)
                        .map(Fresh::holder)
                        .toList(),
                RetentionClass.CONTACT);
        return fresh;
    }

    private void write(Connection database, ListImport run, List<Fresh> fresh, ImportedStarts.Ground ground)
            throws SQLException {
        CopyText readers = new CopyText(READER);
        CopyText signUps = new CopyText(SIGN_UP);
        CopyText subscriptions = new CopyText(SUBSCRIPTION);
        List<ImportedStarts.Start> begun = new ArrayList<>(fresh.size());
        for (Fresh one : fresh) {
            UUID present = one.reader();
            UUID reader = present == null ? reader(readers, run, one) : present;
            UUID signUp = signUp(signUps, run, one, ground);
            begun.add(subscription(subscriptions, run, one, new Made(reader, signUp)));
        }
        readers.send(database);
        signUps.send(database);
        subscriptions.send(database);
        starts.tell(ground, begun);
    }

    private record Made(UUID reader, UUID signUp) {}

    private UUID reader(CopyText readers, ListImport run, Fresh one) {
        UUID id = Ids.next();
        EmailAddress address = one.line().row().address();
        readers.row(
                id,
                one.holder().person().value(),
                one.holder().generation(),
                run.company,
                one.line().mac(),
                Reader.sealAddress(seal, one.holder(), id, address),
                Reader.sealName(seal, one.holder(), id, one.line().row().name()),
                one.line().row().locale(),
                links.hashOf(LinkPurpose.CHOICES, id),
                run.changedAt);
        return id;
    }

    private UUID signUp(CopyText signUps, ListImport run, Fresh one, ImportedStarts.Ground ground) {
        UUID id = Ids.next();
        signUps.row(
                id,
                one.holder().person().value(),
                one.holder().generation(),
                run.company,
                one.line().row().locale(),
                "IMPORT",
                ground.collectionPoint(),
                ground.noticeRevision(),
                ground.noticeHash(),
                ground.noticeLocale(),
                "CONFIRMED",
                links.hashOf(LinkPurpose.CONFIRM, id),
                one.line().row().consentedAt(),
                one.line().row().consentedAt(),
                one.line().row().consentedAt(),
                // importing sends no mail, so nobody is greeted when the receipt comes back
                run.changedAt,
                run.id,
                one.line().row().line());
        return id;
    }

    private ImportedStarts.Start subscription(CopyText subscriptions, ListImport run, Fresh one, Made made) {
        UUID id = Ids.next();
        UUID episode = Ids.next();
        ImportRow.Subscriber row = one.line().row();
        subscriptions.row(
                id,
                made.reader(),
                one.holder().person().value(),
                one.holder().generation(),
                run.company,
                run.topic,
                episode,
                made.signUp(),
                row.locale(),
                "ACTIVE",
                row.consentedAt(),
                links.hashOf(LinkPurpose.UNSUBSCRIBE, id),
                0);
        return new ImportedStarts.Start(
                episode, one.holder(), row.consentedAt(), "list import " + run.id + ", line " + row.line());
    }
}
