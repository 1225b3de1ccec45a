package io.madoguchi.subscription.promotion;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Carries promotions on by themselves: closes them, moves prizes on, erases. Every step is a transaction that starts from
 * the stored state under the promotion's lock, so whoever comes next after a crash goes on from there.
 */
@ApplicationScoped
class PromotionRun {

    private static final Logger LOG = Logger.getLogger(PromotionRun.class);

    private static final String DUE =
            "select id from promotion where state = 'PUBLISHED' and closes_at <= ?1 order by id";
    private static final String DRAWN = "select id from promotion where state = 'DRAWN' order by id";

    /** Closed, and nobody drew: their contacts go as those of people who won nothing. */
    private static final String ABANDONED = """
            select id from promotion where state = 'CLOSED' and value_due + keep_days * interval '24 hours' <= ?1
            order by id
            """;

    /** Those who were not drawn or have no place any more; and with every prize settled, those who stood by for nothing. */
    private static final String LOSERS = """
            select e.id from promotion_entry e left join award a on a.entry = e.id
            where e.promotion = ?1 and (a.id is null or a.state in ('LAPSED', 'DECLINED', 'DISQUALIFIED')
              or (a.state = 'ALTERNATE'
                and not exists (select 1 from award w where w.promotion = ?1 and w.state in ('WAITING', 'CLAIMED'))))
            order by e.id limit ?2
            """;

    /** All but those to whom a prize is still owed; without a draw, all. */
    private static final String SETTLED = """
            select e.id from promotion_entry e where e.promotion = ?1
              and not exists (select 1 from award a where a.entry = e.id and a.state in ('WAITING', 'CLAIMED'))
            order by e.id limit ?2
            """;

    private final EntityManager database;
    private final PromotionConfig config;
    private final Draws draws;
    private final Awards awards;
    private final PromotionEvents events;
    private final Clock clock;

    PromotionRun(
            EntityManager database,
            PromotionConfig config,
            Draws draws,
            Awards awards,
            PromotionEvents events,
            Clock clock) {
        this.database = database;
        this.config = config;
        this.draws = draws;
        this.awards = awards;
        this.events = events;
        this.clock = clock;
    }

    @Scheduled(
            identity = "promotions",
            every = "${madoguchi.promotion.tick:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        for (UUID due : QuarkusTransaction.requiringNew().call(() -> ids(DUE, clock.instant()))) {
            QuarkusTransaction.requiringNew().run(() -> close(due));
        }
        for (UUID drawn : QuarkusTransaction.requiringNew().call(() -> ids(DRAWN))) {
            QuarkusTransaction.requiringNew().run(() -> moveOn(drawn));
            eraseAndEnd(drawn);
        }
        for (UUID abandoned : QuarkusTransaction.requiringNew().call(() -> ids(ABANDONED, clock.instant()))) {
            LOG.infof("Promotion %s ends without a draw", abandoned);
            eraseAndEnd(abandoned);
        }
    }

    private void eraseAndEnd(UUID id) {
        while (QuarkusTransaction.requiringNew().call(() -> erase(id))) {
            LOG.debug("Contacts of a promotion were erased");
        }
        QuarkusTransaction.requiringNew().run(() -> end(id));
    }

    private void close(UUID id) {
        Promotion promotion = Promotion.lock(id).orElseThrow();
        if (promotion.state == PromotionState.PUBLISHED) {
            draws.close(promotion);
        }
    }

    private void moveOn(UUID id) {
        Promotion promotion = Promotion.lock(id).orElseThrow();
        Award.listHolding(id).forEach(award -> awards.lapse(promotion, award));
    }

    /** True when there may be more. */
    private boolean erase(UUID id) {
        Promotion promotion = Promotion.lock(id).orElseThrow();
        if (!isPast(promotion, promotion.keepDays)) {
            return false;
        }
        List<UUID> gone = ids(isPast(promotion, promotion.winnerKeepDays) ? SETTLED : LOSERS, id, config.eraseAtOnce());
        // in the order of the keys of their events, as the outbox wants it
        gone.stream()
                .flatMap(each -> Entry.findEntry(each).stream())
                .sorted(Comparator.comparing(entry -> entry.person))
                .forEach(entry -> {
                    events.ended(entry, PromotionEvents.EndReason.ERASED);
                    entry.delete();
                });
        return gone.size() == config.eraseAtOnce();
    }

    private void end(UUID id) {
        Promotion promotion = Promotion.lock(id).orElseThrow();
        if (isPast(promotion, promotion.winnerKeepDays) && Entry.count("promotion", id) == 0) {
            promotion.end();
            events.publish(PromotionEvents.Fact.ENDED, promotion, null);
        }
    }

    /** So many days after the draw; of a draw that nobody did, all of them. */
    private boolean isPast(Promotion promotion, int days) {
        Instant now = clock.instant();
        Instant drawn = promotion.drawnAt;
        return drawn == null ? promotion.isAbandonedAt(now) : !now.isBefore(drawn.plus(Duration.ofDays(days)));
    }

    @SuppressWarnings("unchecked") // the queries select ids only
    private List<UUID> ids(String sql, Object... arguments) {
        var query = database.createNativeQuery(sql);
        for (int i = 0; i < arguments.length; i++) {
            query.setParameter(i + 1, arguments[i]);
        }
        return query.getResultList();
    }
}
