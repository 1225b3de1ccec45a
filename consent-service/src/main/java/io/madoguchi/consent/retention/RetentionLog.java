package io.madoguchi.consent.retention;

import io.madoguchi.consent.ledger.Ledger;
import io.madoguchi.consent.ledger.LedgerKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Writes down what a run ended, here and in the ledger, in one transaction. */
@ApplicationScoped
class RetentionLog {

    private final Ledger ledger;
    private final Clock clock;

    RetentionLog(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    RetentionRun write(Instant started, List<Ended> ended) {
        long all = ended.stream().mapToLong(Ended::rows).sum();
        RetentionRun run = RetentionRun.of(started, clock.instant(), all);
        run.persist();
        ended.forEach(e -> RetentionExecution.of(run.id, e).persist());
        ledger.append(LedgerKind.RETENTION, null, EndedData.of(run, ended));
        return run;
    }
}
