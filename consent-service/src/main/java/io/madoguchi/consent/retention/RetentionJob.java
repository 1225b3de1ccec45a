package io.madoguchi.consent.retention;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Executes every end that is due, in small transactions, and writes down how much of what it ended. */
@ApplicationScoped
class RetentionJob {

    private static final Logger LOG = Logger.getLogger(RetentionJob.class);

    private final EndedConsents consents;
    private final EndedRows rows;
    private final RetentionLog log;
    private final Clock clock;

    RetentionJob(EndedConsents consents, EndedRows rows, RetentionLog log, Clock clock) {
        this.consents = consents;
        this.rows = rows;
        this.log = log;
        this.clock = clock;
    }

    @Scheduled(
            identity = "retention",
            every = "{madoguchi.retention.every:1h}",
            delayed = "{madoguchi.retention.delay:2m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void execute() {
        execute(clock.instant());
    }

    /** Safe to stop anywhere and to repeat: each transaction ends whole persons. */
    List<Ended> execute(Instant now) {
        Instant started = clock.instant();
        List<Ended> done = new ArrayList<>(consents.execute(now));
        done.addAll(rows.execute(now));
        List<Ended> some = done.stream().filter(e -> e.rows() > 0).toList();
        if (!some.isEmpty()) {
            RetentionRun run = QuarkusTransaction.requiringNew().call(() -> log.write(started, some));
            LOG.infof("Retention ended %d rows in %d categories", run.rows, some.size());
        }
        return some;
    }
}
