package io.madoguchi.consent.consent;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Brings every withdrawal to the sender that could not be told at once, and says when none is left. A sender that has
 * not heard this for too long stops by itself, which is what an answer "sending stops within N s" rests on (design §3).
 */
@ApplicationScoped
class Heartbeat {

    private static final Logger LOG = Logger.getLogger(Heartbeat.class);
    private static final int AT_ONCE = 100;

    /** What was recorded since the look at the rows is not spoken for, so the look must be recent. */
    private static final Duration OLDEST_LOOK = Duration.ofSeconds(2);

    private final Stops stops;
    private final Clock clock;

    Heartbeat(Stops stops, Clock clock) {
        this.stops = stops;
        this.clock = clock;
    }

    @Scheduled(every = "{madoguchi.withdrawal.heartbeat}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tick() {
        beat();
    }

    /** True when the senders have heard that nothing is left to stop. */
    boolean beat() {
        long looked = System.nanoTime();
        List<Recorded> open = QuarkusTransaction.requiringNew()
                .call(() -> Withdrawal.listOpen(AT_ONCE).stream()
                        .map(w -> new Recorded(w, w.episodes()))
                        .toList());
        boolean allStopped = true;
        for (Recorded recorded : open) {
            allStopped &= carry(recorded);
        }
        boolean recent = System.nanoTime() - looked < OLDEST_LOOK.toNanos();
        return allStopped && open.size() < AT_ONCE && recent && stops.beat();
    }

    private boolean carry(Recorded recorded) {
        Withdrawal withdrawal = recorded.withdrawal();
        if (!stops.stop(withdrawal, recorded.episodes())) {
            return false;
        }
        QuarkusTransaction.requiringNew().call(() -> Withdrawal.effective(withdrawal.id, clock.instant()));
        LOG.infof("Withdrawal %s is effective now", withdrawal.id);
        return true;
    }
}
