package io.madoguchi.subscription.delivery;

import io.madoguchi.persons.KeyDestroyed;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Brings one mail from its lease to its settlement. The order is the promise: the last check and ON_WIRE commit
 * together, MAIL FROM follows within the barrier time or not at all, and only a reply settles.
 */
@ApplicationScoped
class Courier {

    private static final Logger LOG = Logger.getLogger(Courier.class);
    private static final Duration AGAIN = Duration.ofMillis(200);

    private final DeliveryLedger ledger;
    private final Letters letters;
    private final Stationery stationery;
    private final WireWatch watch;
    private final DeliveryConfig config;
    private final Clock clock;

    Courier(
            DeliveryLedger ledger,
            Letters letters,
            Stationery stationery,
            WireWatch watch,
            DeliveryConfig config,
            Clock clock) {
        this.ledger = ledger;
        this.letters = letters;
        this.stationery = stationery;
        this.watch = watch;
        this.config = config;
        this.clock = clock;
    }

    /** What the last check came to. */
    private enum Check {
        WIRED,
        ELSEWHERE
    }

    void deliver(Claimed claimed, SmtpConnection connection) {
        Assignment mail = claimed.mail();
        Optional<Draft> draft = write(mail);
        if (draft.isEmpty()) {
            return;
        }
        byte[] message = stationery.message(draft.get(), mail, clock.instant());
        Envelope envelope =
                stationery.envelope(stationery.house(), mail, draft.get().to());
        Optional<String> obstacle = connection.obstacle(envelope, message);
        if (obstacle.isPresent()) {
            ledger.drop(mail.delivery(), DeliveryState.REJECTED, obstacle.get(), clock.instant());
            return;
        }
        reached(Step.WRITTEN, mail);
        watch.begin(mail.delivery(), mail.person().person());
        try {
            long checked = System.nanoTime();
            Check check = QuarkusTransaction.requiringNew().call(() -> lastCheck(claimed));
            if (check == Check.WIRED) {
                start(claimed, envelope, message, connection, checked);
            }
        } finally {
            watch.end(mail.delivery());
        }
    }

    /** Writes the letter; one that cannot be written is listed with its reason instead of being tried for ever. */
    private Optional<Draft> write(Assignment mail) {
        String reason = "nobody-to-write-to";
        try {
            Optional<Draft> draft = QuarkusTransaction.requiringNew()
                    .call(() -> letters.of(mail.kind()).write(mail));
            if (draft.isPresent()) {
                return draft;
            }
        } catch (KeyDestroyed _) {
            LOG.debugf("Delivery %s: its person was erased", mail.delivery());
        } catch (IllegalArgumentException e) {
            LOG.errorf("Delivery %s cannot be written: %s", mail.delivery(), e.getMessage());
            reason = "cannot-be-written";
        }
        ledger.drop(mail.delivery(), DeliveryState.SUPPRESSED, reason, clock.instant());
        return Optional.empty();
    }

    private Check lastCheck(Claimed claimed) {
        Assignment mail = claimed.mail();
        Gate gate = ledger.gate(mail.issue());
        Letter letter = letters.of(mail.kind());
        return switch (gate) {
            case HELD -> {
                ledger.release(mail.delivery(), clock.instant(), clock.instant());
                yield Check.ELSEWHERE;
            }
            case CLOSED -> dropped(mail, "issue-stopped");
            case OPEN -> {
                if (!letter.stillWanted(mail)) {
                    yield dropped(mail, letter.refusal(mail));
                }
                boolean ours = ledger.wire(claimed, stationery.messageId(mail), clock.instant());
                yield ours ? Check.WIRED : Check.ELSEWHERE;
            }
        };
    }

    private Check dropped(Assignment mail, String reason) {
        ledger.drop(mail.delivery(), DeliveryState.SUPPRESSED, reason, clock.instant());
        return Check.ELSEWHERE;
    }

    private void start(Claimed claimed, Envelope envelope, byte[] message, SmtpConnection connection, long checked) {
        Assignment mail = claimed.mail();
        reached(Step.WIRED, mail);
        boolean old = System.nanoTime() - checked > config.barrier().toNanos();
        if (old || !watch.go(mail.delivery())) {
            // too long ago to be the last check: a stop may have been acknowledged meanwhile (P2)
            persist(() -> ledger.release(mail.delivery(), clock.instant(), clock.instant()));
            return;
        }
        Outcome outcome = connection.send(envelope, message, step -> {
            switch (step) {
                case MAIL_WRITTEN -> watch.written(mail.delivery());
                case MAIL_ANSWERED -> watch.end(mail.delivery());
                case WRITTEN, WIRED, RCPT_ANSWERED, DATA_ANSWERED, BODY_WRITTEN, DOT_WRITTEN, DOT_ANSWERED, SETTLED -> {
                    // nothing waits for these
                }
            }
            reached(step, mail);
        });
        Outcome redacted = outcome.withText(envelope.redact(outcome.text()));
        Settlement settlement = Settlement.of(redacted, claimed, config.ladder(), clock.instant());
        persist(() -> ledger.settle(mail.delivery(), settlement, clock.instant()));
        reached(Step.SETTLED, mail);
    }

    /** The reply exists only here until it is stored, so a database that is away for a moment is waited for. */
    private void persist(Runnable write) {
        long end = System.nanoTime() + config.wire().toNanos() / 2;
        while (true) {
            try {
                write.run();
                return;
            } catch (RuntimeException e) {
                if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LockSupport.parkNanos(AGAIN.toNanos());
            }
        }
    }

    /** A place for tests to die at. */
    void reached(Step step, Assignment mail) {}
}
