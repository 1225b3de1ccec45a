package io.madoguchi.gateway.signin;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A session of one signed-in person. Its key is the SHA-256 of the id in the cookie: who reads the table cannot sign in. */
@Entity
class Session extends PanacheEntityBase {

    /** A use is written down at most this often, so that reading pages does not write. */
    static final Duration USE_GRAIN = Duration.ofMinutes(1);

    @Id
    String digest;

    @Nullable
    String sid;

    String subject;

    /** Sealed; see {@link TokenSet}. */
    String tokens;

    String csrf;

    @Nullable
    String language;

    Instant createdAt;
    Instant usedAt;
    Instant expiresAt;

    protected Session() {}

    static Session open(String digest, TokenSet set, String sealed, String csrf, Instant now, Instant expires) {
        Session session = new Session();
        session.digest = digest;
        session.sid = set.sid();
        session.subject = set.subject();
        session.tokens = sealed;
        session.csrf = csrf;
        session.createdAt = now;
        session.usedAt = now;
        session.expiresAt = expires;
        return session;
    }

    boolean isOver(Instant now, Duration idle) {
        return !now.isBefore(expiresAt) || !now.isBefore(usedAt.plus(idle));
    }

    boolean isUseWorthWriting(Instant now) {
        return !now.isBefore(usedAt.plus(USE_GRAIN));
    }

    static Optional<Session> locked(String digest) {
        return findByIdOptional(digest, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Written without a lock held for the request: the later of two uses may win, or the earlier. */
    static void touch(String digest, Instant now) {
        update("usedAt = ?1 where digest = ?2", now, digest);
    }

    static long endBySid(String sid) {
        return delete("sid", sid);
    }

    static long endBySubject(String subject) {
        return delete("subject", subject);
    }

    static long sweep(Instant now, Duration idle) {
        return delete("expiresAt <= ?1 or usedAt <= ?2", now, now.minus(idle));
    }
}
