package io.madoguchi.subscription.delivery;

import io.madoguchi.persons.Holder;
import io.madoguchi.persons.PersonRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Mails that left, as whoever reads what came back finds and marks them. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class SentMails {

    private final EntityManager database;
    private final Clock clock;

    SentMails(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A mail, and whose it was. */
    public record Sent(UUID id, @Nullable UUID issue, String company, Holder person) {}

    public Optional<Sent> find(UUID delivery) {
        return sent(
                database.createNativeQuery("select id, issue, company, person, generation from delivery where id = :id")
                        .setParameter("id", delivery)
                        .getResultList());
    }

    /** Mails of issues are never looked for by their Message-ID: it has no index (ADR 0113). */
    public Optional<Sent> findServiceMail(String messageId) {
        return sent(database.createNativeQuery("""
                select id, issue, company, person, generation from delivery
                where message_id = :message and issue is null
                """)
                .setParameter("message", messageId)
                .setMaxResults(1)
                .getResultList());
    }

    /** The mail of an issue that a subscription had: the one with this Message-ID, or else the newest. */
    public Optional<Sent> findOfSubscription(UUID subscription, @Nullable String messageId) {
        return sent(database.createNativeQuery("""
                select d.id, d.issue, d.company, d.person, d.generation
                from subscription s
                join issue i on i.topic = s.topic and i.scheduled_at is not null
                join delivery d on d.issue = i.id and d.subject = s.id
                where s.id = :subscription
                order by coalesce(d.message_id = cast(:message as text), false) desc, i.scheduled_at desc
                limit 1
                """)
                .setParameter("subscription", subscription)
                .setParameter("message", messageId)
                .getResultList());
    }

    private static Optional<Sent> sent(List<?> rows) {
        return rows.stream()
                .map(each -> (Object[]) each)
                .map(row -> new Sent(
                        (UUID) row[0],
                        (UUID) row[1],
                        (String) row[2],
                        new Holder(new PersonRef((String) row[3]), ((Number) row[4]).intValue())))
                .findFirst();
    }

    /** What a report said of it. What its own dialogue said stays beside it. */
    public void mark(UUID delivery, String returned) {
        database.createNativeQuery("update delivery set returned = :returned where id = :id")
                .setParameter("returned", returned)
                .setParameter("id", delivery)
                .executeUpdate();
    }

    /** A report about a mail proves that the relay had taken it: where that was in doubt, it is not any more. */
    public void resolve(UUID delivery, boolean failed, String reason) {
        database.createNativeQuery("""
                update delivery set state = :state, reason = :reason, worker = null, changed_at = :now
                where id = :id and state = 'UNKNOWN'
                """)
                .setParameter("state", (failed ? DeliveryState.REJECTED : DeliveryState.ACCEPTED).name())
                .setParameter("reason", reason)
                .setParameter("now", clock.instant())
                .setParameter("id", delivery)
                .executeUpdate();
    }
}
