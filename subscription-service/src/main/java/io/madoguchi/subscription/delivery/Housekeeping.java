package io.madoguchi.subscription.delivery;

import io.madoguchi.subscription.identity.SendingIdentity;
import io.madoguchi.subscription.identity.Standing;
import io.madoguchi.subscription.identity.Standings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Looks after rows that no worker is busy with: left behind, overdue, or of an issue that was stopped. */
@ApplicationScoped
class Housekeeping {

    private static final int SILENT_BEATS = 5;
    private static final int MOST = 5000;

    private final EntityManager database;
    private final DeliveryLedger ledger;
    private final DeliveryConfig config;
    private final ConsentView view;
    private final Standings standings;

    Housekeeping(
            EntityManager database,
            DeliveryLedger ledger,
            DeliveryConfig config,
            ConsentView view,
            Standings standings) {
        this.database = database;
        this.ledger = ledger;
        this.config = config;
        this.view = view;
        this.standings = standings;
    }

    /** Says that this worker lives, and looks whether consent-service does. */
    @Transactional
    void beat() {
        database.createNativeQuery("""
                insert into delivery_worker (id, seen_at) values (:self, clock_timestamp())
                on conflict (id) do update set seen_at = excluded.seen_at
                """).setParameter("self", ledger.self()).executeUpdate();
        database.createNativeQuery("delete from delivery_worker where seen_at < clock_timestamp() - interval '1 hour'")
                .executeUpdate();
        view.look();
    }

    /**
     * Rows of a worker that is gone, or whose lease is over. One that was never on the wire is planned again; one that
     * was might have arrived, so it is listed as UNKNOWN and left alone (P3).
     */
    @Transactional
    int recover(Instant now) {
        return database.createNativeQuery("""
                update delivery d
                set state = case d.state when 'ON_WIRE' then 'UNKNOWN' else 'PLANNED' end,
                    reason = case d.state when 'ON_WIRE' then 'sender-gone' else d.reason end,
                    -- a worker that was only slow may still settle what it was given up for
                    worker = case d.state when 'ON_WIRE' then d.worker end,
                    lease_until = null, changed_at = :now
                where d.state in ('LEASED', 'ON_WIRE') and d.lease_epoch is null
                  and (d.lease_until < clock_timestamp()
                       or d.worker <> :self and not exists (
                           select 1 from delivery_worker w
                           where w.id = d.worker
                             and w.seen_at > clock_timestamp() - :silence * interval '1 millisecond'))
                """)
                .setParameter("now", now)
                .setParameter("self", ledger.self())
                .setParameter(
                        "silence", config.heartbeat().multipliedBy(SILENT_BEATS).toMillis())
                .executeUpdate();
    }

    /**
     * Leases of a sender that is gone. One that was never marked as on the wire goes back. Of another only its own
     * journal can say what had started: it is waited for, and then all of it is UNKNOWN, never planned again. The lease
     * ends in the same statement, so its sender cannot go on with it.
     */
    @Transactional
    int recoverLeases(Instant now) {
        return database.createNativeQuery("""
                with ended as (
                    update delivery_lease l set ended_at = clock_timestamp()
                    where l.ended_at is null
                      and case when l.wired_at is null
                          then l.until < clock_timestamp()
                              or l.worker <> :self and not exists (
                                  select 1 from delivery_worker w
                                  where w.id = l.worker
                                    and w.seen_at > clock_timestamp() - :silence * interval '1 millisecond')
                          else l.until < clock_timestamp() - :patience * interval '1 millisecond' end
                    returning l.epoch, l.wired_at)
                update delivery d
                set state = case when e.wired_at is null then 'PLANNED' else 'UNKNOWN' end,
                    reason = case when e.wired_at is null then d.reason else 'journal-missing' end,
                    -- a sender that comes back with its journal still settles them
                    worker = case when e.wired_at is not null then d.worker end,
                    lease_until = null, changed_at = :now
                from ended e
                where d.lease_epoch = e.epoch and d.state = 'LEASED'
                """)
                .setParameter("now", now)
                .setParameter("self", ledger.self())
                .setParameter("patience", config.batches().patience().toMillis())
                .setParameter(
                        "silence", config.heartbeat().multipliedBy(SILENT_BEATS).toMillis())
                .executeUpdate();
    }

    /** Leases of long ago say nothing any more, but the newest says how old this state of the database is. */
    @Transactional
    void forgetLeases() {
        database.createNativeQuery("""
                delete from delivery_lease l
                where l.ended_at < clock_timestamp() - interval '1 day'
                  and l.epoch < (select max(epoch) from delivery_lease)
                  and not exists (select 1 from delivery d where d.lease_epoch = l.epoch and d.state = 'LEASED')
                """).executeUpdate();
    }

    /** The time of mails does not run while their identity may carry none: they are held, and not lost. */
    @Transactional
    int hold(Instant now) {
        int waiting = 0;
        for (SendingIdentity identity : SendingIdentity.listEvery()) {
            if (standings.of(identity) != Standing.READY) {
                waiting += database.createNativeQuery("""
                        update delivery d set expires_at = :expires, changed_at = :now
                        from (select x.id from delivery x
                              join delivery_gate g on g.issue = x.issue and g.identity = :identity and g.state = 'OPEN'
                              where x.state in ('PLANNED', 'DEFERRED') and x.expires_at <= :soon
                              order by x.id limit :most for update of x skip locked) held
                        where d.id = held.id
                        """)
                        .setParameter("expires", now.plus(config.timeToLive()))
                        .setParameter("now", now)
                        .setParameter("identity", identity.id())
                        .setParameter("soon", now.plus(config.timeToLive().dividedBy(2)))
                        .setParameter("most", MOST)
                        .executeUpdate();
            }
        }
        return waiting;
    }

    /** Mails whose time to live is over. */
    @Transactional
    int expire(Instant now) {
        return database.createNativeQuery("""
                update delivery d set state = 'EXPIRED', changed_at = :now, reason = coalesce(d.reason, 'never-tried')
                from (select id from delivery
                      where state in ('PLANNED', 'DEFERRED') and expires_at <= :now
                      order by expires_at limit :most for update skip locked) late
                where d.id = late.id
                """)
                .setParameter("now", now)
                .setParameter("most", MOST)
                .executeUpdate();
    }

    /** Mails of a stopped issue that have not started. */
    @Transactional
    int suppress(Instant now) {
        return database.createNativeQuery("""
                update delivery d set state = 'SUPPRESSED', changed_at = :now, reason = 'issue-stopped'
                from (select mail.id from delivery_gate gate cross join lateral (
                          select id from delivery
                          where issue = gate.issue and lane = 'ISSUE' and state in ('PLANNED', 'DEFERRED')
                          limit :most for update skip locked) mail
                      where gate.state = 'CLOSED' limit :most) rest
                where d.id = rest.id
                """)
                .setParameter("now", now)
                .setParameter("most", MOST)
                .executeUpdate();
    }

    /**
     * The gates of issues that have been done for so long that even a sender which was frozen has nothing to give back
     * that would not be overdue. What asks the gates so looks at few, however many issues there were.
     */
    @Transactional
    void forgetGates(Instant now) {
        database.createNativeQuery("""
                delete from delivery_gate g
                where g.state <> 'HELD' and g.changed_at < :old
                  and not exists (select 1 from delivery d where d.issue = g.issue
                                  and d.state in ('PLANNED', 'DEFERRED', 'LEASED', 'ON_WIRE'))
                """)
                .setParameter("old", now.minus(config.timeToLive().multipliedBy(2)))
                .executeUpdate();
    }

    void tidy(Instant now) {
        recover(now);
        recoverLeases(now);
        forgetLeases();
        forgetGates(now);
        int changed;
        do {
            changed = hold(now);
        } while (changed >= MOST);
        do {
            // in batches, so that no statement holds millions of rows
            changed = Math.max(expire(now), suppress(now));
        } while (changed == MOST);
    }
}
