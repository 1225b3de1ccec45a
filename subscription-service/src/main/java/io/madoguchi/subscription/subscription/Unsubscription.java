package io.madoguchi.subscription.subscription;

import io.madoguchi.events.Ids;
import io.madoguchi.subscription.link.LinkPurpose;
import io.madoguchi.subscription.link.Links;
import io.madoguchi.subscription.person.Reader;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stop through the public form, which anyone can ask for: so its reader can take it back. */
@Entity
public class Unsubscription extends PanacheEntityBase {

    /** How long the undo link works. */
    public static final Duration UNDO_WITHIN = Duration.ofDays(14);

    @Id
    UUID id;

    UUID reader;

    @Column(nullable = false)
    String locale;

    UUID[] episodes;

    @Column(nullable = false)
    byte[] undoLink;

    @Column(nullable = false)
    Instant createdAt;

    @Column(nullable = false)
    Instant expiresAt;

    @Nullable
    Instant undoneAt;

    protected Unsubscription() {}

    private Unsubscription(Reader reader, List<Subscription> ended, Links links, Instant now) {
        this.id = Ids.next();
        this.reader = reader.id();
        this.locale = reader.locale().getLanguage();
        this.episodes = ended.stream().map(Subscription::episode).toArray(UUID[]::new);
        this.undoLink = links.hashOf(LinkPurpose.UNDO, id);
        this.createdAt = now;
        this.expiresAt = now.plus(UNDO_WITHIN);
    }

    static Unsubscription of(Reader reader, List<Subscription> ended, Links links, Instant now) {
        return new Unsubscription(reader, ended, links, now);
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** True once. */
    boolean undo(Instant now) {
        if (undoneAt != null) {
            return false;
        }
        undoneAt = now;
        return true;
    }

    static Optional<Unsubscription> findByLink(byte[] link) {
        return find("undoLink", link).firstResultOptional();
    }

    /** Whether the mail about it may start: not when it was undone meanwhile. Holds the row until the transaction ends. */
    public static boolean holdStanding(UUID id) {
        return !getEntityManager()
                .createNativeQuery("select 1 from unsubscription where id = ?1 and undone_at is null for share")
                .setParameter(1, id)
                .getResultList()
                .isEmpty();
    }

    public static Optional<Unsubscription> findUnsubscription(UUID id) {
        return findByIdOptional(id);
    }

    public UUID id() {
        return id;
    }

    public UUID readerId() {
        return reader;
    }

    public Locale locale() {
        return Locale.of(locale);
    }

    /** What was ended. */
    public List<Subscription> subscriptions() {
        return Subscription.list("episode in ?1 order by id", List.of(episodes));
    }
}
