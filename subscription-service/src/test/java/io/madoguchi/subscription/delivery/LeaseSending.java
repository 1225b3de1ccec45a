package io.madoguchi.subscription.delivery;

import io.madoguchi.events.Ids;
import io.madoguchi.persons.EmailAddress;
import io.madoguchi.persons.Holder;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.subscription.journal.Journal;
import io.madoguchi.subscription.journal.Sync;
import io.madoguchi.subscription.traffic.Traffic;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Leases in the hands of a test. */
abstract class LeaseSending extends Sending {

    @Inject
    BatchLedger batches;

    @Inject
    ConsentView view;

    @Inject
    Spent spent;

    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    final Set<UUID> unwanted = ConcurrentHashMap.newKeySet();
    private final List<Journal> journals = new ArrayList<>();
    UUID issue = Ids.next();
    private int number;

    @BeforeEach
    void openTheGate() throws IOException {
        issue = Ids.next();
        unwanted.clear();
        change("delete from delivery_lease");
        change("insert into delivery_gate (issue, state, changed_at) values (?, 'OPEN', now())", issue);
        view.heard();
        view.look();
        for (Path left : journalFiles()) {
            Files.delete(left);
        }
    }

    @AfterEach
    void letGo() throws IOException {
        timers.shutdownNow();
        for (Journal journal : journals) {
            journal.close();
        }
    }

    List<UUID> planned(int count) {
        List<UUID> mails = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            mails.add(planned(Ids.next()));
        }
        return mails;
    }

    UUID planned(UUID subject) {
        return planned(subject, person());
    }

    UUID planned(UUID subject, PersonRef person) {
        Assignment mail = new Assignment(
                Ids.next(), MailKind.ISSUE, subject, issue, "aoba", new Holder(person, 1), Locale.ENGLISH);
        ledger.plan(mail, clock.instant(), config.timeToLive());
        change("update delivery set issue = ? where id = ?", issue, mail.delivery());
        return mail.delivery();
    }

    List<String> states(List<UUID> mails) {
        return mails.stream().map(this::state).toList();
    }

    List<UUID> subjects(List<UUID> mails) {
        return mails.stream()
                .map(mail -> UUID.fromString(value("select subject::text from delivery where id = ?", mail)))
                .toList();
    }

    void send() throws SQLException, IOException {
        sendSome(100);
    }

    void sendSome(int most) throws SQLException, IOException {
        sendSome(most, batches, watch);
    }

    void sendSome(int most, BatchLedger batches, WireWatch watch) throws SQLException, IOException {
        BatchCourier courier = batchCourier(batches, watch);
        Optional<Lease> lease = batches.claim(most, List.of(), clock.instant());
        if (lease.isEmpty()) {
            return;
        }
        Journal journal = journal();
        try (Line line = new Line(SmtpConnectionTest.connector(relay.config()), timers, config)) {
            List<Settled> rows = new Round(courier, lease.get(), journal, line).run(() -> false);
            batches.settle(lease.get().epoch(), rows, clock.instant());
            journal.delete();
        }
    }

    private synchronized Journal journal() throws IOException {
        Journal journal =
                Journal.open(Path.of(config.batches().journal()), ledger.self(), ++number, Sync.KERNEL, clock);
        journals.add(journal);
        return journal;
    }

    /** As when the process is gone: nobody holds them any more. */
    void abandonJournals() throws IOException {
        for (Journal journal : journals) {
            journal.close();
        }
    }

    List<Path> journalFiles() throws IOException {
        Path directory = Path.of(config.batches().journal());
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".journal")).toList();
        }
    }

    /** For tests that ask which mail it was. */
    void reached(Step step, Assignment mail) {}

    static String messageId(String message) {
        int start = message.indexOf("Message-ID: ");
        return message.substring(start, message.indexOf("\r\n", start));
    }

    private BatchCourier batchCourier(BatchLedger batches, WireWatch watch) {
        Press press = new Press() {
            @Override
            public Master master(Assignment one) {
                String place = "place_of_a_token";
                return new Master("Aoba", "A subject", "Text\n" + place, "<p>" + place, Map.of(), List.of(place));
            }

            @Override
            public Map<UUID, Addressee> addressees(Connection connection, Collection<UUID> subjects) {
                Map<UUID, Addressee> readers = new HashMap<>();
                EmailAddress haru = EmailAddress.parse("haru@example.jp");
                subjects.forEach(
                        subject -> readers.put(subject, new Addressee(haru, null, List.of("0123456789abcdef"))));
                return readers;
            }

            @Override
            public Map<UUID, String> refusals(Connection connection, Collection<UUID> subjects) {
                return subjects.stream()
                        .filter(unwanted::contains)
                        .collect(Collectors.toMap(subject -> subject, subject -> "no-longer-wanted"));
            }
        };
        Imprints imprints = new Imprints(press, stationery);
        return new BatchCourier(
                batches, watch, config, clock, database, press, imprints, stationery, new Traffic(), view, spent) {
            @Override
            void reached(Step step, Assignment mail) {
                interruption.accept(step);
                LeaseSending.this.reached(step, mail);
            }
        };
    }
}
