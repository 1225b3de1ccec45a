package io.madoguchi.subscription.delivery;

import io.madoguchi.subscription.journal.JournalRecord.Verdict;
import io.madoguchi.subscription.journal.LeftJournal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Settles what a process left behind on this volume. A mail that was answered is what the answer says; one whose dot
 * was not answered is UNKNOWN; one that stands nowhere never began, if the journal is whole, and else is UNKNOWN too.
 */
@ApplicationScoped
class JournalRecovery {

    private static final Logger LOG = Logger.getLogger(JournalRecovery.class);

    private final BatchLedger ledger;
    private final DeliveryConfig config;
    private final Clock clock;

    JournalRecovery(BatchLedger ledger, DeliveryConfig config, Clock clock) {
        this.ledger = ledger;
        this.config = config;
        this.clock = clock;
    }

    /** Safe to repeat: a journal goes only after the database has what it says. */
    void recover() throws IOException, SQLException {
        for (LeftJournal journal : LeftJournal.findAll(Path.of(config.batches().journal()))) {
            try (journal) {
                if (journal.epoch().isEmpty() || settle(journal, journal.epoch().getAsLong())) {
                    journal.delete();
                }
            }
        }
    }

    /** False when it is about a lease of another database, whose senders write on this volume too. */
    private boolean settle(LeftJournal journal, long epoch) throws SQLException {
        List<Claimed> open = ledger.open(journal.worker(), epoch);
        if (open.isEmpty()) {
            return ledger.knows(journal.worker(), epoch);
        }
        Instant now = clock.instant();
        List<Settled> rows = new ArrayList<>();
        for (Claimed claimed : open) {
            rows.add(said(journal, claimed, now));
        }
        ledger.settle(journal.worker(), epoch, rows, now);
        long unknown = rows.stream()
                .filter(row -> row.state() == DeliveryState.UNKNOWN)
                .count();
        LOG.infof("Lease %d was left behind: %d mails settled, %d of them unknown", epoch, rows.size(), unknown);
        return true;
    }

    private Settled said(LeftJournal journal, Claimed claimed, Instant now) {
        UUID delivery = claimed.mail().delivery();
        Verdict verdict = journal.replies().get(delivery);
        if (verdict != null) {
            DeliveryState state = state(verdict.code());
            Outcome outcome =
                    new Outcome(state, Stage.DOT, "journal", verdict.code(), verdict.enhanced(), "from the journal");
            Settlement settlement = Settlement.of(outcome, claimed, config.ladder(), now);
            return new Settled(
                    delivery, settlement.state(), settlement.reason(), settlement.nextAt(), null, null, outcome);
        }
        if (journal.unanswered().contains(delivery)) {
            return unknown(delivery, "sender-gone", now);
        }
        return journal.isWhole() ? Settled.back(delivery, now, null) : unknown(delivery, "journal-not-whole", now);
    }

    private static Settled unknown(UUID delivery, String reason, Instant now) {
        return Settled.dropped(delivery, DeliveryState.UNKNOWN, reason, now);
    }

    private static DeliveryState state(int code) {
        return switch (code / 100) {
            case 2 -> DeliveryState.ACCEPTED;
            case 4 -> DeliveryState.DEFERRED;
            case 5 -> DeliveryState.REJECTED;
            default -> DeliveryState.UNKNOWN;
        };
    }
}
