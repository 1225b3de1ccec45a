package io.madoguchi.consent.decision;

import io.madoguchi.consent.decision.DecisionIds.Asker;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Gives a verdict its id and hands it to the log. */
@ApplicationScoped
class DecisionWriter {

    private final Clock clock;
    private final DecisionIds ids;
    private final DecisionLog log;

    DecisionWriter(Clock clock, DecisionIds ids, DecisionLog log) {
        this.clock = clock;
        this.ids = ids;
        this.log = log;
    }

    LoggedDecision write(Asker asker, Facts facts, Verdict verdict, boolean always) {
        LoggedDecision decision = ids.give(asker, facts, verdict.decisive().rule(), clock.instant());
        log.keep(decision, verdict.outcome(), always);
        return decision;
    }
}
