package io.madoguchi.subscription.delivery;

import io.madoguchi.events.Ids;
import io.madoguchi.persons.Holder;
import io.madoguchi.persons.PersonRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Every change of state of a delivery, each one statement that names the states it starts from. Leases run on the
 * clock of the database, which all instances share.
 */
@ApplicationScoped
class DeliveryLedger {

    /** How long a write of a few bytes may lag behind its check of the clock. */
    private static final Duration GRACE = Duration.ofMillis(100);

    private final EntityManager database;
    private final DeliveryConfig config;
    private final ConsentView view;
    private final UUID self = Ids.next();

    DeliveryLedger(EntityManager database, DeliveryConfig config, ConsentView view) {
        this.database = database;
        this.config = config;
        this.view = view;
    }

    @Transactional
    void plan(Assignment mail, Instant now, Duration timeToLive) {
        database.createNativeQuery("""
                insert into delivery (id, kind, subject, company, person, generation, locale, state, lane, attempts,
                    next_at, expires_at, created_at, changed_at)
                values (:id, :kind, :subject, :company, :person, :generation, :locale, 'PLANNED', :lane, 0,
                    :now, :expires, :now, :now)
                """)
                .setParameter("id", mail.delivery())
                .setParameter("kind", mail.kind().name())
                .setParameter("subject", mail.subject())
                .setParameter("company", mail.company())
                .setParameter("person", mail.person().person().value())
                .setParameter("generation", mail.person().generation())
                .setParameter("locale", mail.locale().toLanguageTag())
                .setParameter("lane", mail.kind().lane().name())
                .setParameter("now", now)
                .setParameter("expires", now.plus(timeToLive))
                .executeUpdate();
    }

    /** Takes rows that are due and belong to no issue. */
    @Transactional
    List<Claimed> claim(Lane lane, int most, Instant now) {
        if (lane != Lane.SERVICE && !view.isFresh()) {
            return List.of();
        }
        List<?> rows = database.createNativeQuery("""
                update delivery d
                set state = 'LEASED', worker = :self, lease_epoch = null, changed_at = :now,
                    lease_until = clock_timestamp() + :lease * interval '1 millisecond'
                from (select id from delivery
                      where state in ('PLANNED', 'DEFERRED') and lane = :lane and next_at <= :now and expires_at > :now
                        and issue is null
                      order by next_at, id limit :most for update skip locked) due
                where d.id = due.id
                returning d.id, d.kind, d.subject, d.issue, d.company, d.person, d.generation, d.locale, d.attempts,
                    d.expires_at
                """)
                .setParameter("self", self)
                .setParameter("lane", lane.name())
                .setParameter("lease", config.lease().toMillis())
                .setParameter("now", now)
                .setParameter("most", most)
                .getResultList();
        return rows.stream().map(row -> claimed((Object[]) row)).toList();
    }

    private static Claimed claimed(Object[] row) {
        Holder person = new Holder(new PersonRef((String) row[5]), ((Number) row[6]).intValue());
        Assignment mail = new Assignment(
                (UUID) row[0],
                MailKind.valueOf((String) row[1]),
                (UUID) row[2],
                (UUID) row[3],
                (String) row[4],
                person,
                Locale.forLanguageTag((String) row[7]));
        return new Claimed(mail, ((Number) row[8]).intValue(), (Instant) row[9]);
    }

    /** The gate of an issue, shut while our view of withdrawals is old, and otherwise locked until the mail is on the wire: after a hold has committed, none passes any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    Gate gate(@Nullable UUID issue) {
        if (issue == null) {
            return Gate.OPEN;
        }
        if (!view.isFresh()) {
            return Gate.HELD;
        }
        List<?> gate = database.createNativeQuery("select state from delivery_gate where issue = :issue for share")
                .setParameter("issue", issue)
                .getResultList();
        return gate.isEmpty() ? Gate.CLOSED : Gate.valueOf((String) gate.getFirst());
    }

    /** Puts a leased row on the wire, unless it was taken from this worker meanwhile. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean wire(Claimed claimed, String messageId, Instant now) {
        return database.createNativeQuery("""
                update delivery
                set state = 'ON_WIRE', wire_at = clock_timestamp(), attempts = attempts + 1, message_id = :message,
                    lease_until = clock_timestamp() + :wire * interval '1 millisecond', changed_at = :now, reason = null
                where id = :id and worker = :self and state = 'LEASED' and attempts = :attempts
                  and lease_until > clock_timestamp()
                """)
                        .setParameter("message", messageId)
                        .setParameter("wire", config.wire().plusMinutes(1).toMillis())
                        .setParameter("now", now)
                        .setParameter("id", claimed.mail().delivery())
                        .setParameter("self", self)
                        .setParameter("attempts", claimed.attempts())
                        .executeUpdate()
                == 1;
    }

    /** Gives a row back that has not started. */
    @Transactional
    void release(UUID delivery, Instant nextAt, Instant now) {
        database.createNativeQuery("""
                update delivery
                set state = 'PLANNED', worker = null, lease_until = null, next_at = :next, changed_at = :now
                where id = :id and worker = :self and state in ('LEASED', 'ON_WIRE')
                """)
                .setParameter("next", nextAt)
                .setParameter("now", now)
                .setParameter("id", delivery)
                .setParameter("self", self)
                .executeUpdate();
    }

    /** Ends a leased row that will not start. */
    @Transactional
    void drop(UUID delivery, DeliveryState state, String reason, Instant now) {
        database.createNativeQuery("""
                update delivery
                set state = :state, reason = :reason, worker = null, lease_until = null, changed_at = :now
                where id = :id and worker = :self and state = 'LEASED'
                """)
                .setParameter("state", state.name())
                .setParameter("reason", reason)
                .setParameter("now", now)
                .setParameter("id", delivery)
                .setParameter("self", self)
                .executeUpdate();
    }

    /** Writes down what the relay said. A row that was given up as UNKNOWN meanwhile is still ours to correct. */
    @Transactional
    void settle(UUID delivery, Settlement settlement, Instant now) {
        int settled = database.createNativeQuery("""
                update delivery
                set state = :state, reason = :reason, next_at = :next, lease_until = null, changed_at = :now,
                    worker = case when :state = 'UNKNOWN' then worker end
                where id = :id and worker = :self and state in ('ON_WIRE', 'UNKNOWN')
                """)
                .setParameter("state", settlement.state().name())
                .setParameter("reason", settlement.reason())
                .setParameter("next", settlement.nextAt())
                .setParameter("now", now)
                .setParameter("id", delivery)
                .setParameter("self", self)
                .executeUpdate();
        if (settled == 1) {
            attempt(delivery, settlement.outcome(), now);
        }
    }

    private void attempt(UUID delivery, Outcome outcome, Instant now) {
        database.createNativeQuery("""
                insert into delivery_attempt (id, delivery, at, peer, stage, code, enhanced, text)
                values (:id, :delivery, :now, :peer, :stage, :code, cast(:enhanced as text), :text)
                """)
                .setParameter("id", Ids.next())
                .setParameter("delivery", delivery)
                .setParameter("now", now)
                .setParameter("peer", outcome.peer())
                .setParameter("stage", outcome.stage().name())
                .setParameter("code", outcome.code())
                .setParameter("enhanced", outcome.enhanced())
                .setParameter("text", outcome.text())
                .executeUpdate();
    }

    /**
     * How long until no mail to this person can start elsewhere any more, whose last check may not have seen a stop that
     * has committed by now. Later checks see it, so one look is enough.
     */
    @Transactional
    Duration quietElsewhereIn(PersonRef person) {
        Number millis = (Number) database.createNativeQuery("""
                select coalesce(ceil(max(extract(epoch from x.at - clock_timestamp()) * 1000)), 0) + :barrier
                from (select d.wire_at as at from delivery d
                      where d.person = :person and d.state = 'ON_WIRE' and d.worker <> :self
                        and d.wire_at > clock_timestamp() - :barrier * interval '1 millisecond'
                      union all
                      select l.wired_at from delivery d join delivery_lease l on l.epoch = d.lease_epoch
                      where d.person = :person and d.state = 'LEASED' and d.lease_epoch is not null and l.worker <> :self
                        and l.wired_at > clock_timestamp() - :barrier * interval '1 millisecond') x
                having count(*) > 0
                union all select 0
                order by 1 desc limit 1
                """)
                .setParameter("person", person.value())
                .setParameter("self", self)
                .setParameter("barrier", config.barrier().plus(GRACE).toMillis())
                .getSingleResult();
        return Duration.ofMillis(Math.max(0, millis.longValue()));
    }

    UUID self() {
        return self;
    }
}
