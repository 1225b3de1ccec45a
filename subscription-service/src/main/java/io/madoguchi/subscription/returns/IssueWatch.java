package io.madoguchi.subscription.returns;

import io.madoguchi.subscription.issue.IssueBreaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Counts what came back of an issue, and holds it before it does more harm. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class IssueWatch {

    private final EntityManager database;
    private final IssueBreaker breaker;
    private final ReturnsConfig config;

    IssueWatch(EntityManager database, IssueBreaker breaker, ReturnsConfig config) {
        this.database = database;
        this.breaker = breaker;
        this.config = config;
    }

    /** Each mail counts once in its kind, however many reports came about it. */
    Map<ReturnKind, Long> count(UUID issue) {
        database.flush();
        List<?> rows = database.createNativeQuery(
                        "select kind, count(distinct delivery) from return_event where issue = :issue group by kind")
                .setParameter("issue", issue)
                .getResultList();
        Map<ReturnKind, Long> counts = new EnumMap<>(ReturnKind.class);
        for (Object each : rows) {
            Object[] row = (Object[]) each;
            counts.put(ReturnKind.valueOf((String) row[0]), ((Number) row[1]).longValue());
        }
        return counts;
    }

    void look(UUID issue) {
        Optional<IssueBreaker.Trip> trip = judge(count(issue).getOrDefault(ReturnKind.COMPLAINT, 0L), issue);
        trip.ifPresent(why -> breaker.trip(issue, why));
    }

    private Optional<IssueBreaker.Trip> judge(long complaints, UUID issue) {
        ReturnsConfig.Breaker rule = config.breaker();
        double rate = complaints == 0 ? 0 : (double) complaints / Math.max(rule.atLeast(), handedOver(issue));
        if (rate >= rule.complaintsStop()) {
            return Optional.of(IssueBreaker.Trip.COMPLAINTS);
        }
        if (hardAmongFirst(issue, rule.first()) > rule.hardAbove() * rule.first()) {
            return Optional.of(IssueBreaker.Trip.HARD_BOUNCES);
        }
        return rate >= rule.complaintsWarn() ? Optional.of(IssueBreaker.Trip.COMPLAINTS_RISE) : Optional.empty();
    }

    private long handedOver(UUID issue) {
        return number(database.createNativeQuery(
                        "select count(*) from delivery where issue = :issue and state in ('ACCEPTED', 'REJECTED')")
                .setParameter("issue", issue)
                .getSingleResult());
    }

    /** Refused in the dialogue counts like refused by a report. */
    private long hardAmongFirst(UUID issue, int first) {
        return number(database.createNativeQuery("""
                with sent as (
                    (select d.id, false as refused from delivery d
                     where d.issue = :issue and d.state = 'ACCEPTED' order by d.id limit :first)
                    union all
                    (select d.id, coalesce(d.reason like 'rcpt 5%', false) from delivery d
                     where d.issue = :issue and d.state = 'REJECTED' order by d.id limit :first))
                select count(*) from (select * from sent order by id limit :first) f
                where f.refused
                   or exists (select 1 from return_event e where e.delivery = f.id and e.kind = 'HARD')
                """)
                .setParameter("issue", issue)
                .setParameter("first", first)
                .getSingleResult());
    }

    private static long number(Object count) {
        return ((Number) count).longValue();
    }
}
