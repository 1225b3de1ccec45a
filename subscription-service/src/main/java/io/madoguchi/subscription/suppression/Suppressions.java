package io.madoguchi.subscription.suppression;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/**
 * The addresses of a company that get no mail of its issues. The hash of an address is its blind index, so a row needs
 * neither reader nor key, and an address that comes again is known. Only the reader lifts it, by coming back.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Suppressions {

    private final EntityManager database;
    private final Clock clock;

    Suppressions(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Why nothing is sent. */
    public enum Reason {
        BOUNCE,
        COMPLAINT,
        /** They had left, here or in a system before ours. */
        UNSUBSCRIBED,
        /** They said no before anything was sent. */
        REFUSED
    }

    /** From now on; a complaint is never weakened to a bounce, and the first time stays. */
    public void suppress(UUID reader, Reason reason) {
        database.createNativeQuery("""
                insert into suppression (company, mac, reason, since)
                select r.company, r.address_index, :reason, :now from reader r where r.id = :reader
                on conflict (company, mac, scope) do update set reason = excluded.reason
                where suppression.reason = 'BOUNCE'
                """)
                .setParameter("reason", reason.name())
                .setParameter("now", clock.instant())
                .setParameter("reader", reader)
                .executeUpdate();
    }

    /** The reader asked for mail of this topic again: what they said of others stands. */
    public void lift(UUID reader, UUID topic) {
        database.createNativeQuery("""
                delete from suppression x using reader r
                where r.id = :reader and x.company = r.company and x.mac = r.address_index
                  and x.scope in ('COMPANY', :topic)
                """)
                .setParameter("reader", reader)
                .setParameter("topic", topic.toString())
                .executeUpdate();
        database.createNativeQuery(
                        "delete from bounce_score b using reader r where r.id = :reader and b.person = r.person")
                .setParameter("reader", reader)
                .executeUpdate();
    }
}
