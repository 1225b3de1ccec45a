package io.madoguchi.subscription.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.madoguchi.persons.Holder;
import io.madoguchi.subscription.collection.CollectionPoint;
import io.madoguchi.subscription.subscription.ImportedStarts;
import io.madoguchi.subscription.topic.Topic;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One batch of a list in one transaction: its rows, its report, its counters. */
@ApplicationScoped
class ImportBatches {

    /** As many lines are named; the rest is counted. */
    static final int MOST_NAMED = 10_000;

    private static final int SECONDS = 300;
    private static final String NAME =
            "insert into list_import_refusal (import, line, field, reason) values (?, ?, ?, ?) on conflict do nothing";

    private final DataSource dataSource;
    private final SubscriberTaker subscribers;
    private final RefusalTaker refusals;
    private final OldLinkTaker oldLinks;
    private final ObjectMapper json;
    private final Clock clock;

    ImportBatches(
            DataSource dataSource,
            SubscriberTaker subscribers,
            RefusalTaker refusals,
            OldLinkTaker oldLinks,
            ObjectMapper json,
            Clock clock) {
        this.dataSource = dataSource;
        this.subscribers = subscribers;
        this.refusals = refusals;
        this.oldLinks = oldLinks;
        this.json = json;
        this.clock = clock;
    }

    /** Somebody else came farther with this list. */
    static final class Overtaken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Overtaken() {
            super("", null, false, false);
        }
    }

    /** What can be read of a batch, and what cannot. */
    private record Read(List<ImportRow> rows, List<Tally.Refused> wrong) {}

    /** What holds for the lines of this list. */
    RowReader.Defaults defaults(ListImport run) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Evidence evidence = evidence(run);
            LocalDate day = evidence == null ? null : evidence.consentedOn();
            boolean names = run.topic != null
                    && Topic.findTopic(run.topic)
                            .flatMap(topic -> CollectionPoint.findPoint(topic.collectionPoint()))
                            .filter(point -> point.items().contains("name"))
                            .isPresent();
            return new RowReader.Defaults(
                    run.locale,
                    day == null ? null : day.atStartOfDay(RowReader.HERE).toInstant(),
                    names,
                    run.topic == null ? RowReader.WHOLE_COMPANY : run.topic.toString(),
                    clock.instant());
        });
    }

    /** Takes or only checks, as the list stands; the line it came to. */
    int take(UUID id, int expected, RowReader rows, List<CsvRecord> records, Set<Long> seen) {
        Read read = read(rows, records);
        int last = records.getLast().line();
        QuarkusTransaction.requiringNew().timeout(SECONDS).run(() -> {
            ListImport run = ListImport.lock(id);
            if (run.lastLine != expected || !run.isWorking()) {
                throw new Overtaken();
            }
            run.changedAt = clock.instant();
            Tally tally = take(run, read, seen);
            run.count(tally, last, clock.instant());
        });
        return last;
    }

    /** Whose key is to be destroyed now, when the list is done. */
    Optional<Holder> finish(UUID id, int expected) {
        return QuarkusTransaction.requiringNew().call(() -> {
            ListImport run = ListImport.lock(id);
            if (run.lastLine != expected || !run.isWorking()) {
                throw new Overtaken();
            }
            run.finish(clock.instant());
            if (run.state != ImportState.DONE) {
                return Optional.empty();
            }
            ImportFile.drop(id);
            return Optional.of(run.fileHolder());
        });
    }

    private static Read read(RowReader rows, List<CsvRecord> records) {
        Read read = new Read(new ArrayList<>(), new ArrayList<>());
        for (CsvRecord record : records) {
            try {
                read.rows().add(rows.row(record));
            } catch (RowReader.BrokenLine e) {
                read.wrong().add(e.at(record.line()));
            }
        }
        return read;
    }

    private Tally take(ListImport run, Read read, Set<Long> seen) {
        try (Connection database = dataSource.getConnection()) {
            Tally tally = run.state == ImportState.CHECKING
                    ? check(database, run, read.rows(), seen)
                    : write(database, run, read.rows());
            List<Tally.Refused> named = new ArrayList<>(read.wrong());
            named.addAll(tally.refused());
            name(database, run, named);
            return new Tally(
                    tally.taken(), tally.known(), tally.earlier(), read.wrong().size(), named);
        } catch (SQLException e) {
            throw new IllegalStateException("A batch could not be written.", e);
        }
    }

    private Tally check(Connection database, ListImport run, List<ImportRow> rows, Set<Long> seen) throws SQLException {
        return switch (run.kind) {
            case SUBSCRIBERS -> subscribers.check(database, run, of(rows, ImportRow.Subscriber.class), seen);
            case REFUSALS -> refusals.check(database, run, of(rows, ImportRow.Refusal.class), seen);
            case OLD_LINKS -> oldLinks.check(database, run, of(rows, ImportRow.OldLink.class), seen);
        };
    }

    private Tally write(Connection database, ListImport run, List<ImportRow> rows) throws SQLException {
        return switch (run.kind) {
            case SUBSCRIBERS -> subscribers.take(database, run, of(rows, ImportRow.Subscriber.class), ground(run));
            case REFUSALS -> refusals.take(database, run, of(rows, ImportRow.Refusal.class));
            case OLD_LINKS -> oldLinks.take(database, run, of(rows, ImportRow.OldLink.class));
        };
    }

    private static <T extends ImportRow> List<T> of(List<ImportRow> rows, Class<T> kind) {
        return rows.stream().map(kind::cast).toList();
    }

    private static void name(Connection database, ListImport run, List<Tally.Refused> lines) throws SQLException {
        if (lines.isEmpty() || run.wrong + run.refusedEarlier >= MOST_NAMED) {
            return;
        }
        try (PreparedStatement insert = database.prepareStatement(NAME)) {
            for (Tally.Refused line : lines) {
                insert.setObject(1, run.id);
                insert.setInt(2, line.line());
                insert.setString(3, line.field());
                insert.setString(4, line.reason());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private ImportedStarts.Ground ground(ListImport run) {
        Evidence evidence = Objects.requireNonNull(evidence(run));
        Evidence.Shown notice = Objects.requireNonNull(evidence.notice());
        Topic topic = Topic.findTopic(Objects.requireNonNull(run.topic)).orElseThrow();
        CollectionPoint point =
                CollectionPoint.findPoint(topic.collectionPoint()).orElseThrow();
        Instant now = clock.instant();
        return new ImportedStarts.Ground(
                topic,
                point.id(),
                notice.revision(),
                notice.hash(),
                point.noticeLanguage(notice.hash())
                        .orElse(Locale.of(run.locale))
                        .getLanguage(),
                evidence.ageAttested(),
                now);
    }

    private @Nullable Evidence evidence(ListImport run) {
        try {
            return json.readValue(run.evidence, Evidence.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
