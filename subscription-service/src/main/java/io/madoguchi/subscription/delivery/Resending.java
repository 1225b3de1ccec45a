package io.madoguchi.subscription.delivery;

import io.madoguchi.events.Ids;
import io.madoguchi.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Sends mails of an issue once more, because a person wants it and says why. Each keeps its identity and with it its
 * Message-ID, so that a mailbox which has it already can tell; the last check decides as for any other.
 */
@ApplicationScoped
public class Resending {

    /** What was taken needs no second mail, and what was suppressed must not leave at all. */
    private static final Set<DeliveryState> POSSIBLE =
            EnumSet.of(DeliveryState.UNKNOWN, DeliveryState.REJECTED, DeliveryState.EXPIRED);

    /** A second or two; what is left is sent by asking again. */
    private static final int MOST = 20_000;

    private final EntityManager database;
    private final DeliveryConfig config;
    private final Clock clock;

    Resending(EntityManager database, DeliveryConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /** One time that somebody had mails sent once more. */
    public record Resent(Instant at, String by, DeliveryState state, int mails, String reason) {}

    /** The mails of the issue in this state, at most 20,000 at a time; how many. A sender that wakes up late cannot settle them any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    public int resend(UUID issue, DeliveryState state, String reason, String by) {
        if (!POSSIBLE.contains(state)) {
            throw ProblemException.field("state", "must be one of " + POSSIBLE);
        }
        Instant now = clock.instant();
        int mails = database.createNativeQuery("""
                update delivery
                set state = 'PLANNED', lane = 'ISSUE', reason = null, attempts = 0, next_at = :now,
                    expires_at = :expires, worker = null, lease_epoch = null, changed_at = :now
                where issue = :issue and state = :state and id in (
                    select id from delivery where issue = :issue and state = :state order by id limit :most)
                """)
                .setParameter("most", MOST)
                .setParameter("now", now)
                .setParameter("expires", now.plus(config.timeToLive()))
                .setParameter("issue", issue)
                .setParameter("state", state.name())
                .executeUpdate();
        if (mails > 0) {
            database.createNativeQuery("""
                    insert into delivery_resend (id, issue, state, mails, reason, by, at)
                    values (:id, :issue, :state, :mails, :reason, :by, :now)
                    """)
                    .setParameter("id", Ids.next())
                    .setParameter("issue", issue)
                    .setParameter("state", state.name())
                    .setParameter("mails", mails)
                    .setParameter("reason", reason)
                    .setParameter("by", by)
                    .setParameter("now", now)
                    .executeUpdate();
        }
        return mails;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public List<Resent> list(UUID issue) {
        List<?> rows = database.createNativeQuery(
                        "select at, by, state, mails, reason from delivery_resend where issue = :issue order by at, id")
                .setParameter("issue", issue)
                .getResultList();
        return rows.stream()
                .map(each -> (Object[]) each)
                .map(row -> new Resent(
                        (Instant) row[0],
                        (String) row[1],
                        DeliveryState.valueOf((String) row[2]),
                        ((Number) row[3]).intValue(),
                        (String) row[4]))
                .toList();
    }
}
