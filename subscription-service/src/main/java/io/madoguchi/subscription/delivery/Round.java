package io.madoguchi.subscription.delivery;

import io.madoguchi.subscription.journal.Journal;
import io.madoguchi.subscription.journal.JournalRecord.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * One lease on one connection. The order is the promise: the lease stands in the journal before it is marked as on the
 * wire, the mark has committed before the last check is asked, a mail starts within the barrier time of the mark or is
 * checked again, and its intent stands in the journal before its final dot.
 */
final class Round {

    private static final Logger LOG = Logger.getLogger(Round.class);
    private static final Duration SHORTEST_REST = Duration.ofSeconds(1);

    private final BatchCourier courier;
    private final Lease lease;
    private final Journal journal;
    private final Line line;
    private final Letterhead head;
    private final Map<UUID, Settled> settled = new LinkedHashMap<>();
    private final Set<UUID> intended = new HashSet<>();
    private final Deque<Claimed> unwritten;
    private final Deque<Ready> unchecked = new ArrayDeque<>();

    Round(BatchCourier courier, Lease lease, Journal journal, Line line) {
        this.courier = courier;
        this.lease = lease;
        this.journal = journal;
        this.line = line;
        this.head = line.headOr(courier.house());
        this.unwritten = new ArrayDeque<>(lease.rows());
    }

    /**
     * Sends what it can; every row has its settlement afterwards, whatever happens.
     *
     * @throws IOException when the relay or the journal cannot be used
     */
    List<Settled> run(BooleanSupplier stopping) throws SQLException, IOException {
        journal.lease(lease.epoch());
        long start = courier.spent.start();
        Map<UUID, Addressee> readers = courier.open(lease);
        courier.spent.end(Spent.Part.OPEN, start);
        long end = System.nanoTime() + courier.config.batches().longest().toNanos();
        boolean ours = true;
        while (ours && !done() && !stopping.getAsBoolean() && System.nanoTime() - end < 0) {
            long writing = courier.spent.start();
            write(readers);
            courier.spent.end(Spent.Part.WRITE, writing);
            ours = sendSome();
        }
        return results();
    }

    private boolean done() {
        return unwritten.isEmpty() && unchecked.isEmpty();
    }

    /** All rows: those that did not begin go back as they were. */
    List<Settled> results() {
        Instant now = courier.clock.instant();
        List<Settled> all = new ArrayList<>(lease.rows().size());
        for (Claimed claimed : lease.rows()) {
            UUID delivery = claimed.mail().delivery();
            Settled known = settled.get(delivery);
            all.add(known == null ? untold(delivery, now) : known);
        }
        return all;
    }

    /** A dot that may have left without our knowing what was answered is never taken for a mail that did not begin. */
    private Settled untold(UUID delivery, Instant now) {
        return intended.contains(delivery)
                ? Settled.dropped(delivery, DeliveryState.UNKNOWN, "sender-failed", now)
                : Settled.back(delivery, now, null);
    }

    private void write(Map<UUID, Addressee> readers) {
        while (unchecked.size() < courier.config.batches().check() && !unwritten.isEmpty()) {
            Claimed claimed = unwritten.removeFirst();
            UUID delivery = claimed.mail().delivery();
            Addressee reader = readers.get(claimed.mail().subject());
            if (reader == null) {
                drop(delivery, DeliveryState.SUPPRESSED, "nobody-to-write-to");
                continue;
            }
            Optional<Ready> ready = courier.write(head, claimed, reader);
            if (ready.isEmpty()) {
                drop(delivery, DeliveryState.SUPPRESSED, "cannot-be-written");
                continue;
            }
            courier.reached(Step.WRITTEN, claimed.mail());
            unchecked.addLast(ready.get());
        }
    }

    /** False when the lease is not ours any more. */
    private boolean sendSome() throws SQLException, IOException {
        List<Ready> mails = new ArrayList<>(unchecked);
        unchecked.clear();
        SmtpConnection first = line.fit();
        mails.removeIf(mail -> obstructed(mail, first));
        if (mails.isEmpty()) {
            return true;
        }
        mails.forEach(mail -> courier.watch.begin(
                mail.delivery(), mail.claimed().mail().person().person()));
        try {
            long checked = System.nanoTime();
            long start = courier.spent.start();
            if (!courier.ledger.wire(lease)) {
                LOG.warnf("Lease %d was given up for lost; what of it has not begun is left", lease.epoch());
                return false;
            }
            BatchCourier.Checked answer = courier.check(mails);
            start = courier.spent.end(Spent.Part.CHECK, start);
            for (Ready mail : mails) {
                if (passes(mail, answer)) {
                    start(mail, checked);
                } else {
                    courier.watch.end(mail.delivery());
                }
            }
            courier.spent.end(Spent.Part.WIRE, start);
            return true;
        } finally {
            mails.forEach(mail -> courier.watch.end(mail.delivery()));
        }
    }

    private boolean obstructed(Ready mail, SmtpConnection connection) {
        Optional<String> obstacle = connection.obstacle(mail.envelope(), mail.message());
        obstacle.ifPresent(reason -> drop(mail.delivery(), DeliveryState.REJECTED, reason));
        return obstacle.isPresent();
    }

    private boolean passes(Ready mail, BatchCourier.Checked answer) {
        Assignment assignment = mail.claimed().mail();
        Gate gate =
                assignment.issue() == null ? Gate.OPEN : answer.gates().getOrDefault(assignment.issue(), Gate.CLOSED);
        return switch (gate) {
            case CLOSED -> {
                drop(mail.delivery(), DeliveryState.SUPPRESSED, "issue-stopped");
                yield false;
            }
            case HELD -> false;
            case OPEN -> {
                String refusal = answer.refusals().get(assignment.subject());
                if (refusal != null) {
                    drop(mail.delivery(), DeliveryState.SUPPRESSED, refusal);
                }
                yield refusal == null && answer.fresh();
            }
        };
    }

    private void start(Ready mail, long checked) throws IOException {
        SmtpConnection connection = line.fit();
        boolean old = System.nanoTime() - checked > courier.config.barrier().toNanos();
        if (old || !courier.watch.go(mail.delivery())) {
            // too long ago to be the last check: a stop may have been acknowledged meanwhile (P2)
            unchecked.addLast(mail);
            return;
        }
        if (!mail.lane().enter()) {
            courier.watch.end(mail.delivery());
            back(mail, mail.lane().again());
            return;
        }
        courier.reached(Step.WIRED, mail.claimed().mail());
        settle(mail, send(mail, connection));
        courier.reached(Step.SETTLED, mail.claimed().mail());
    }

    private Outcome send(Ready mail, SmtpConnection connection) throws IOException {
        boolean told = false;
        try {
            Outcome outcome = line.send(connection, mail.envelope(), mail.message(), step -> follow(step, mail));
            told = true;
            return outcome;
        } catch (UncheckedIOException e) {
            // the journal did not take the intent, so the dot was not sent
            throw e.getCause();
        } finally {
            if (!told) {
                line.cut();
                mail.lane().unused();
            }
        }
    }

    private void follow(Step step, Ready mail) {
        switch (step) {
            case MAIL_WRITTEN -> courier.watch.written(mail.delivery());
            case MAIL_ANSWERED -> courier.watch.end(mail.delivery());
            case BODY_WRITTEN -> intend(mail);
            case WRITTEN, WIRED, RCPT_ANSWERED, DATA_ANSWERED, DOT_WRITTEN, DOT_ANSWERED, SETTLED -> {
                // nothing waits for these
            }
        }
        courier.reached(step, mail.claimed().mail());
    }

    private void intend(Ready mail) {
        try {
            journal.intent(mail.delivery(), lease.epoch());
            intended.add(mail.delivery());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void settle(Ready mail, Outcome outcome) throws IOException {
        boolean busy = outcome.code() == 421 || outcome.code() / 10 == 45;
        if (busy) {
            mail.lane().busy();
        } else if (outcome.code() == 0) {
            mail.lane().unused();
        } else {
            mail.lane().good();
        }
        Instant now = courier.clock.instant();
        if (busy && outcome.stage() == Stage.MAIL) {
            // said to us before any recipient was named: the lane waits, and nobody's attempt is counted
            back(mail, mail.lane().again());
            return;
        }
        Outcome redacted = outcome.withText(mail.envelope().redact(outcome.text()));
        Settlement settlement = Settlement.of(redacted, mail.claimed(), courier.ladder(), now);
        settled.put(
                mail.delivery(),
                Settled.said(
                        mail.delivery(),
                        settlement,
                        courier.messageId(head, mail.claimed().mail()),
                        mail.provider()));
        courier.spent.sent();
        if (outcome.stage() == Stage.DOT && outcome.code() != 0) {
            journal.reply(mail.delivery(), lease.epoch(), new Verdict(outcome.code(), outcome.enhanced()));
        }
    }

    private void back(Ready mail, Duration wait) {
        Duration rest = wait.compareTo(SHORTEST_REST) < 0 ? SHORTEST_REST : wait;
        settled.put(
                mail.delivery(),
                Settled.back(mail.delivery(), courier.clock.instant().plus(rest), mail.provider()));
    }

    private void drop(UUID delivery, DeliveryState state, String reason) {
        settled.put(delivery, Settled.dropped(delivery, state, reason, courier.clock.instant()));
    }
}
