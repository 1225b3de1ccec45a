package io.madoguchi.subscription.subscription;

import io.madoguchi.subscription.person.Reader;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Wakes the subscriptions whose pause is over. */
@ApplicationScoped
class PauseEnd {

    private static final int BATCH = 500;

    private final Subscriptions subscriptions;
    private final Clock clock;

    PauseEnd(Subscriptions subscriptions, Clock clock) {
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    @Scheduled(
            every = "{madoguchi.subscription.wake-every:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void wake() {
        Instant now = clock.instant();
        List<UUID> due = QuarkusTransaction.requiringNew().call(() -> Subscription.idsOfPausedUntil(now, BATCH));
        due.forEach(id -> QuarkusTransaction.requiringNew().run(() -> wake(id, now)));
    }

    private void wake(UUID id, Instant now) {
        Reader.lock(Subscription.readerOf(id));
        Subscription.findSubscription(id).filter(s -> s.isPausedUntil(now)).ifPresent(subscriptions::wake);
    }
}
