package io.madoguchi.consent.consent;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Ends the consents whose term is over, each in a transaction of its own; a decision does not wait for it. */
@ApplicationScoped
class Expiry {

    private static final int BATCH = 500;

    private final Clock clock;
    private final Statements statements;

    Expiry(Clock clock, Statements statements) {
        this.clock = clock;
        this.statements = statements;
    }

    @Scheduled(every = "{madoguchi.consent.expire-every:1m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        List<EpisodeKey> due =
                QuarkusTransaction.requiringNew().call(() -> ConsentEpisode.expired(clock.instant(), BATCH));
        for (EpisodeKey key : due) {
            var _ = QuarkusTransaction.requiringNew().call(() -> statements.expire(key));
        }
    }
}
