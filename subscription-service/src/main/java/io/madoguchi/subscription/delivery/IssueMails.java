package io.madoguchi.subscription.delivery;

import io.madoguchi.subscription.identity.SendingIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The mails of one issue together: planned in one statement, let out, held back, stopped, counted. */
@ApplicationScoped
public class IssueMails {

    /** Rows of one statement: a second or two of work. */
    private static final int SLICE = 50_000;

    /** A reader has agreed to the purposes of all topics they have at the company, and to no other. */
    static final String AGREED = """
             and exists (select 1 from subscription o join topic t on t.id = o.topic
                         where o.reader = s.reader and o.state <> 'ENDED' and t.purpose = :purpose)
            """;

    private final EntityManager database;
    private final DeliveryConfig config;
    private final Clock clock;
    private final Event<MailQueued> queued;
    private final Waiting waiting;

    IssueMails(EntityManager database, DeliveryConfig config, Clock clock, Event<MailQueued> queued, Waiting waiting) {
        this.database = database;
        this.config = config;
        this.clock = clock;
        this.queued = queued;
        this.waiting = waiting;
    }

    /**
     * Part of a plan.
     *
     * @param last where the next part begins; null when all is planned
     */
    public record Slice(int seen, @Nullable UUID last) {}

    /**
     * A row for each of the next subscriptions of the topic that are active now: one statement in a transaction of its
     * own. Nothing of the issue leaves before its gate is open; whoever plans again after a crash plans nobody twice.
     *
     * @param purpose that each of them must have agreed to beside that of the topic; null when there is none
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Slice plan(UUID issue, UUID topic, @Nullable UUID purpose, @Nullable UUID after) {
        Instant now = clock.instant();
        Query plan = database.createNativeQuery("""
                with slice as (
                    select s.id, s.company, s.person, s.generation, s.locale
                    from subscription s
                    where s.topic = :topic and s.state <> 'ENDED' and s.state = 'ACTIVE' and s.id > :after
                    """ + (purpose == null ? "" : AGREED) + """
                    order by s.id limit :most),
                planned as (
                    insert into delivery (id, kind, issue, subject, company, person, generation, locale, state, lane,
                        attempts, next_at, expires_at, created_at, changed_at)
                    select uuidv7(), 'ISSUE', :issue, s.id, s.company, s.person, s.generation, s.locale, 'PLANNED',
                        'ISSUE', 0, :now, :expires, :now, :now
                    from slice s
                    on conflict (issue, subject) do nothing)
                select (select count(*) from slice), (select id from slice order by id desc limit 1)
                """)
                .setParameter("issue", issue)
                .setParameter("topic", topic)
                .setParameter("after", after == null ? Delivery.START : after)
                .setParameter("most", SLICE)
                .setParameter("now", now)
                .setParameter("expires", now.plus(config.timeToLive()));
        if (purpose != null) {
            plan.setParameter("purpose", purpose);
        }
        Object[] planned = (Object[]) plan.getSingleResult();
        int seen = ((Number) planned[0]).intValue();
        return new Slice(seen, seen < SLICE ? null : (UUID) planned[1]);
    }

    /** How many readers of a topic would get an issue of it now, and why the others would not. Nobody is named. */
    public record Audience(long topic, long planned, long paused, long notCovered, long otherLanguage) {}

    /** Counted by the condition that {@link #plan} uses, so that what is shown is what happens. */
    @Transactional
    public Audience audience(UUID topic, @Nullable UUID purpose, Set<String> written) {
        String agreed = purpose == null ? "true" : "(true " + AGREED + ")";
        Query ask = database.createNativeQuery("""
                select count(*), count(*) filter (where s.state = 'ACTIVE' and agreed),
                       count(*) filter (where s.state = 'PAUSED'),
                       count(*) filter (where s.state = 'ACTIVE' and not agreed),
                       count(*) filter (where s.state = 'ACTIVE' and agreed and s.locale not in (:written))
                from (select s.state, s.locale, """ + agreed + """
                 as agreed from subscription s where s.topic = :topic and s.state <> 'ENDED') s
                """)
                .setParameter("topic", topic)
                .setParameter("written", written);
        if (purpose != null) {
            ask.setParameter("purpose", purpose);
        }
        Object[] row = (Object[]) ask.getSingleResult();
        return new Audience(number(row[0]), number(row[1]), number(row[2]), number(row[3]), number(row[4]));
    }

    private static long number(Object count) {
        return ((Number) count).longValue();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void open(UUID issue) {
        gate(issue, Gate.OPEN);
        queued.fire(new MailQueued(Lane.ISSUE));
    }

    /** After this has committed, no further mail of the issue passes its last check. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold(UUID issue) {
        gate(issue, Gate.HELD);
    }

    /** As hold, for good: what has not started is suppressed in the background. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void stop(UUID issue) {
        gate(issue, Gate.CLOSED);
    }

    /** The identity is settled with the first word: what was begun under one is not ended under another. */
    private void gate(UUID issue, Gate gate) {
        database.createNativeQuery("""
                insert into delivery_gate (issue, state, changed_at, identity)
                values (:issue, :state, :now, coalesce(
                    (select t.identity from issue i join topic t on t.id = i.topic where i.id = :issue), :house))
                on conflict (issue) do update set state = excluded.state, changed_at = excluded.changed_at
                """)
                .setParameter("issue", issue)
                .setParameter("state", gate.name())
                .setParameter("house", SendingIdentity.HOUSE)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** By which identity the mails of an issue leave, once they are planned. */
    @Transactional
    public Optional<UUID> identityOf(UUID issue) {
        List<?> found = database.createNativeQuery("select identity from delivery_gate where issue = :issue")
                .setParameter("issue", issue)
                .getResultList();
        return found.stream().map(UUID.class::cast).findFirst();
    }

    public DeliveryCounts count(UUID issue) {
        return countAll(Set.of(issue)).getOrDefault(issue, DeliveryCounts.NONE);
    }

    /** Counted from the rows each time; no number is kept beside them. */
    @Transactional
    public Map<UUID, DeliveryCounts> countAll(Set<UUID> issues) {
        if (issues.isEmpty()) {
            return Map.of();
        }
        List<?> rows = database.createNativeQuery(
                        "select issue, state, count(*) from delivery where issue in (:issues) group by issue, state")
                .setParameter("issues", issues)
                .getResultList();
        Map<UUID, Map<DeliveryState, Long>> found = new HashMap<>();
        for (Object each : rows) {
            Object[] row = (Object[]) each;
            found.computeIfAbsent((UUID) row[0], id -> new EnumMap<>(DeliveryState.class))
                    .put(DeliveryState.valueOf((String) row[1]), ((Number) row[2]).longValue());
        }
        Map<UUID, DeliveryCounts> counts = new HashMap<>();
        found.forEach((issue, states) -> counts.put(issue, DeliveryCounts.of(states)));
        return counts;
    }

    /** Whether a mail of the issue may still change by itself. */
    @Transactional
    public boolean hasOpen(UUID issue) {
        return (boolean)
                database.createNativeQuery("""
                select exists (select 1 from delivery where issue = :issue
                               and state in ('PLANNED', 'LEASED', 'ON_WIRE', 'DEFERRED'))
                """).setParameter("issue", issue).getSingleResult();
    }

    @Transactional
    public DeliveryPage list(UUID issue, @Nullable String state, @Nullable UUID cursor, int limit) {
        UUID after = cursor == null ? Delivery.START : cursor;
        List<Delivery> found = Delivery.listOfIssue(issue, DeliveryState.parse(state), after, limit + 1);
        return DeliveryPage.of(found, limit, waiting.of(issue));
    }
}
