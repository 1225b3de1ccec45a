package io.madoguchi.consent.consent;

import io.madoguchi.consent.child.Children;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/**
 * Ends the consents whose term is over, each in a transaction of its own, and those a guardian gave for somebody who was asked
 * since and did not answer; a decision does not wait for it.
 */
@ApplicationScoped
class Expiry {

    private static final int BATCH = 500;

    private final Clock clock;
    private final Children children;
    private final Statements statements;

    Expiry(Clock clock, Children children, Statements statements) {
        this.clock = clock;
        this.children = children;
        this.statements = statements;
    }

    @Scheduled(every = "{madoguchi.consent.expire-every:1m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        List<EpisodeKey> due =
                QuarkusTransaction.requiringNew().call(() -> ConsentEpisode.expired(clock.instant(), BATCH));
        for (EpisodeKey key : due) {
            var _ = QuarkusTransaction.requiringNew().call(() -> statements.expire(key));
        }
        QuarkusTransaction.requiringNew().run(() -> children.takeLapsed(BATCH).forEach(statements::lapse));
    }
}
