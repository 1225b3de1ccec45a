package io.madoguchi.consent.webhook;

import io.madoguchi.consent.Names;
import io.madoguchi.consent.consent.ConsentEnded;
import io.madoguchi.consent.disclosure.Holders;
import io.madoguchi.consent.recipient.DocumentRef;
import io.madoguchi.events.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockOptions;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What one recipient must be told: that a person took back the consent under which it holds data. */
@Entity
class WithdrawalNotice extends PanacheEntityBase {

    enum State {
        /** Not taken by the recipient yet. */
        PENDING,
        /** Taken, and to be confirmed. */
        TOLD,
        CONFIRMED
    }

    @Id
    UUID id;

    String company;
    String person;
    UUID purpose;
    UUID recipient;

    @JdbcTypeCode(SqlTypes.JSON)
    Names recipientNames;

    @JdbcTypeCode(SqlTypes.JSON)
    List<UUID> disclosures;

    Instant withdrawnAt;

    @Enumerated(EnumType.STRING)
    State state;

    int attempts;

    @Nullable
    Instant nextAttemptAt;

    Instant deadlineAt;

    @Nullable
    Integer lastStatus;

    @Nullable
    Instant toldAt;

    @Nullable
    Instant confirmedAt;

    @Nullable
    String confirmedBy;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    DocumentRef document;

    protected WithdrawalNotice() {}

    static WithdrawalNotice of(ConsentEnded event, ConsentEnded.Ended ended, Holders.Holder holder, Duration deadline) {
        WithdrawalNotice notice = new WithdrawalNotice();
        notice.id = Ids.next();
        notice.company = ended.company();
        notice.person = event.person().value();
        notice.purpose = ended.purpose();
        notice.recipient = holder.recipient();
        notice.recipientNames = holder.names();
        notice.disclosures = holder.disclosures();
        notice.withdrawnAt = event.at();
        notice.state = State.PENDING;
        notice.nextAttemptAt = event.at();
        notice.deadlineAt = event.at().plus(deadline);
        return notice;
    }

    /** What an attempt led to; a confirmation that came another way meanwhile stands. */
    void attempted(Attempt attempt, Instant now) {
        if (state == State.CONFIRMED) {
            return;
        }
        lastStatus = attempt.status() == 0 ? null : attempt.status();
        switch (attempt.outcome()) {
            case CONFIRMED -> confirm("webhook", null, now);
            case TAKEN -> {
                state = State.TOLD;
                toldAt = now;
                nextAttemptAt = null;
            }
            case FAILED -> nextAttemptAt = Backoff.after(attempts, now).orElse(null);
            case NOWHERE -> nextAttemptAt = null;
        }
    }

    void confirm(String by, @Nullable DocumentRef proof, Instant now) {
        if (state == State.CONFIRMED) {
            return;
        }
        state = State.CONFIRMED;
        toldAt = toldAt == null ? now : toldAt;
        confirmedAt = now;
        confirmedBy = by;
        document = proof;
        nextAttemptAt = null;
    }

    /** Somebody must see to it: the deadline has passed, or nothing is tried any more. */
    boolean isEscalated(Instant now) {
        return state != State.CONFIRMED
                && (deadlineAt.isBefore(now) || (state == State.PENDING && nextAttemptAt == null));
    }

    /** Takes what is due into hand: until {@code lease} nobody else tries it, and after a kill it is due again. */
    static List<WithdrawalNotice> claim(Instant now, Duration lease, int limit) {
        List<WithdrawalNotice> due = WithdrawalNotice.<WithdrawalNotice>find(
                        "nextAttemptAt <= ?1 order by nextAttemptAt", now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", LockOptions.SKIP_LOCKED)
                .page(0, limit)
                .list();
        due.forEach(notice -> {
            notice.nextAttemptAt = now.plus(lease);
            notice.attempts++;
        });
        return due;
    }

    static void tryNow(UUID recipient, Instant now) {
        update("nextAttemptAt = ?1 where recipient = ?2 and state = ?3", now, recipient, State.PENDING);
    }

    static Optional<WithdrawalNotice> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static List<WithdrawalNotice> of(String person, UUID after, int limit) {
        return find("person = ?1 and id > ?2 order by id", person, after)
                .page(0, limit)
                .list();
    }

    static long count(String person, boolean confirmed) {
        return confirmed ? count("person = ?1 and confirmedAt is not null", person) : count("person = ?1", person);
    }

    static List<WithdrawalNotice> after(String company, UUID id, int limit) {
        return find("company = ?1 and id > ?2 order by id", company, id)
                .page(0, limit)
                .list();
    }

    static List<WithdrawalNotice> escalated(String company, Instant now, UUID id, int limit) {
        return find(
                        "company = ?1 and confirmedAt is null and id > ?2"
                                + " and (deadlineAt < ?3 or (state = ?4 and nextAttemptAt is null)) order by id",
                        company,
                        id,
                        now,
                        State.PENDING)
                .page(0, limit)
                .list();
    }
}
