package io.madoguchi.subscription.delivery;

import io.madoguchi.persons.PersonRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Promise P2: no mail starts after an acknowledged stop. Asked after the stop has committed. */
@ApplicationScoped
public class StopBarrier {

    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final Duration STEP = Duration.ofMillis(10);

    private final WireWatch watch;
    private final DeliveryLedger ledger;

    StopBarrier(WireWatch watch, DeliveryLedger ledger) {
        this.watch = watch;
        this.ledger = ledger;
    }

    /**
     * Waits until no mail to this person is between its last check and the end of its MAIL FROM, at most a second.
     * Our own mails are watched in memory. Those of another instance are waited for by the clock of the database:
     * a mail that has not started within the barrier time of its check never will.
     *
     * @return false when a mail could still start, which the caller must not acknowledge as stopped
     */
    public boolean awaitQuiet(PersonRef person) {
        long end = System.nanoTime() + LONGEST.toNanos();
        Duration quietIn = ledger.quietElsewhereIn(person);
        long elsewhere = System.nanoTime() + quietIn.toNanos();
        while (watch.isStarting(person) || elsewhere - System.nanoTime() > 0) {
            if (System.nanoTime() - end > 0) {
                return !watch.isUnwritten(person) && elsewhere - System.nanoTime() <= 0;
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
        return true;
    }
}
