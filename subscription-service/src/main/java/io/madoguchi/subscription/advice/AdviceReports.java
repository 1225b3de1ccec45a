package io.madoguchi.subscription.advice;

import io.madoguchi.subscription.delivery.DeliveryState;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reports each notice whose mail has come to its end, once; a killed run leaves the rest to the next. */
@ApplicationScoped
class AdviceReports {

    private static final int BATCH = 200;

    private static final String ENDED = """
            select a.id, a.person, d.state, d.reason, d.changed_at
            from advice a join delivery d on d.id = a.delivery
            where a.reported_at is null and d.state in ('ACCEPTED', 'REJECTED', 'SUPPRESSED', 'UNKNOWN', 'EXPIRED')
            order by a.id limit :most for update of a skip locked
            """;

    private final EntityManager database;
    private final AdviceEvents events;
    private final Clock clock;

    AdviceReports(EntityManager database, AdviceEvents events, Clock clock) {
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    private record Ended(UUID advice, String person, Advice.Outcome outcome, Instant at) {}

    @Scheduled(every = "{madoguchi.advice.report-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void report() {
        int reported;
        do {
            reported = QuarkusTransaction.requiringNew().call(this::batch);
        } while (reported == BATCH);
    }

    private int batch() {
        List<?> rows =
                database.createNativeQuery(ENDED).setParameter("most", BATCH).getResultList();
        Instant now = clock.instant();
        rows.stream()
                .map(row -> ended((Object[]) row))
                .sorted(Comparator.comparing(Ended::person))
                .forEach(ended -> {
                    Advice advice = Advice.findAdvice(ended.advice()).orElseThrow();
                    advice.report(ended.outcome(), now);
                    events.reported(advice.change, advice.person, advice.company, ended.outcome(), ended.at());
                });
        return rows.size();
    }

    private static Ended ended(Object[] row) {
        DeliveryState state = DeliveryState.valueOf((String) row[2]);
        return new Ended((UUID) row[0], (String) row[1], outcome(state, (String) row[3]), (Instant) row[4]);
    }

    /** What nobody can say was not delivered: the new use stays blocked. */
    private static Advice.Outcome outcome(DeliveryState state, @Nullable String reason) {
        return switch (state) {
            case ACCEPTED -> Advice.Outcome.DELIVERED;
            case SUPPRESSED -> Advice.Outcome.UNREACHABLE;
            case REJECTED ->
                reason != null && reason.startsWith("rcpt 5") ? Advice.Outcome.UNREACHABLE : Advice.Outcome.FAILED;
            case UNKNOWN, EXPIRED, PLANNED, LEASED, ON_WIRE, DEFERRED -> Advice.Outcome.FAILED;
        };
    }
}
