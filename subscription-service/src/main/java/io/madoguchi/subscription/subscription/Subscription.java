package io.madoguchi.subscription.subscription;

import io.madoguchi.events.Ids;
import io.madoguchi.persons.Holder;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.subscription.link.LinkPurpose;
import io.madoguchi.subscription.link.Links;
import io.madoguchi.subscription.person.Reader;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One reader's subscription to one topic, for one episode: it ends once and never lives again. */
@Entity
public class Subscription extends PanacheEntityBase {

    @Id
    UUID id;

    UUID reader;

    @Column(nullable = false)
    String person;

    int generation;

    @Column(nullable = false)
    String company;

    UUID topic;

    UUID episode;

    UUID signUp;

    @Column(nullable = false)
    String locale;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    SubscriptionState state;

    @Nullable
    Instant pausedUntil;

    @Enumerated(EnumType.STRING)
    @Nullable
    EndReason endReason;

    @Column(nullable = false)
    Instant confirmedAt;

    @Nullable
    Instant endedAt;

    @Nullable
    UUID receiptNumber;

    @Nullable
    String receiptJws;

    @Column(nullable = false)
    byte[] unsubscribeLink;

    @Nullable
    Long stopRevision;

    @Version
    int version;

    protected Subscription() {}

    private Subscription(Reader reader, Start start, Links links, Instant now) {
        this.id = Ids.next();
        this.reader = reader.id();
        this.person = reader.holder().person().value();
        this.generation = reader.holder().generation();
        this.company = reader.company();
        this.topic = start.topic();
        this.episode = start.episode();
        this.signUp = start.signUp();
        this.locale = reader.locale().getLanguage();
        this.state = SubscriptionState.ACTIVE;
        this.confirmedAt = now;
        this.unsubscribeLink = links.hashOf(LinkPurpose.UNSUBSCRIBE, id);
    }

    /** Which episode of which topic starts, and the sign-up that proves it. */
    record Start(UUID topic, UUID episode, UUID signUp) {}

    static Subscription start(Reader reader, Start start, Links links, Instant now) {
        return new Subscription(reader, start, links, now);
    }

    /** Ends it for good; false when it had ended before. */
    boolean end(EndReason reason, Instant now) {
        if (state == SubscriptionState.ENDED) {
            return false;
        }
        state = SubscriptionState.ENDED;
        pausedUntil = null;
        endReason = reason;
        endedAt = now;
        return true;
    }

    /** Stops mails for a while; false when nothing changes. */
    boolean pause(@Nullable Instant until) {
        boolean same = state == SubscriptionState.PAUSED && Objects.equals(until, pausedUntil);
        if (state == SubscriptionState.ENDED || same) {
            return false;
        }
        state = SubscriptionState.PAUSED;
        pausedUntil = until;
        return true;
    }

    /** Lets mails come again; false when it was not paused. */
    boolean resume() {
        if (state != SubscriptionState.PAUSED) {
            return false;
        }
        state = SubscriptionState.ACTIVE;
        pausedUntil = null;
        return true;
    }

    boolean isPausedUntil(Instant now) {
        Instant until = pausedUntil;
        return state == SubscriptionState.PAUSED && until != null && !until.isAfter(now);
    }

    /** Keeps the proof of the consent; the first one stays. */
    void keepReceipt(UUID number, String jws) {
        if (receiptNumber == null) {
            receiptNumber = number;
            receiptJws = jws;
        }
    }

    void stoppedAt(long revision) {
        stopRevision = revision;
    }

    EpisodeState episodeState() {
        return state == SubscriptionState.ENDED ? EpisodeState.ENDED : EpisodeState.LIVE;
    }

    /**
     * Whether mail may go out now; holds the row against any stop until the transaction ends, so that a stop that commits
     * later waits for this answer to have had its effect (design P2).
     */
    public static boolean holdActive(UUID id) {
        return !getEntityManager()
                .createNativeQuery("select 1 from subscription where id = ?1 and state = 'ACTIVE' for share")
                .setParameter(1, id)
                .getResultList()
                .isEmpty();
    }

    /** The same for the mail that greets a sign-up: whether any of its subscriptions still lives. */
    public static boolean holdLiveOfSignUp(UUID signUp) {
        return !getEntityManager()
                .createNativeQuery("select 1 from subscription where sign_up = ?1 and state <> 'ENDED' for share")
                .setParameter(1, signUp)
                .getResultList()
                .isEmpty();
    }

    public static Optional<Subscription> findSubscription(UUID id) {
        return findByIdOptional(id);
    }

    static Optional<Subscription> findByEpisode(UUID episode) {
        return find("episode", episode).firstResultOptional();
    }

    /** Whose it is, read before that reader is locked: the subscription itself is read only after that. */
    static UUID readerOf(UUID id) {
        return getEntityManager()
                .createQuery("select reader from Subscription where id = :id", UUID.class)
                .setParameter("id", id)
                .getSingleResult();
    }

    static Optional<UUID> readerOfEpisode(UUID episode) {
        return getEntityManager()
                .createQuery("select reader from Subscription where episode = :episode", UUID.class)
                .setParameter("episode", episode)
                .getResultStream()
                .findFirst();
    }

    static Optional<UUID> idByLink(byte[] link) {
        return getEntityManager()
                .createQuery("select id from Subscription where unsubscribeLink = :link", UUID.class)
                .setParameter("link", link)
                .getResultStream()
                .findFirst();
    }

    static List<UUID> idsOfPausedUntil(Instant now, int limit) {
        return getEntityManager()
                .createQuery("select id from Subscription where state = :state and pausedUntil <= :now", UUID.class)
                .setParameter("state", SubscriptionState.PAUSED)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    /** All of a reader's subscriptions that have not ended. */
    public static List<Subscription> listLive(UUID reader) {
        return list("reader = ?1 and state <> ?2 order by id", reader, SubscriptionState.ENDED);
    }

    public static List<Subscription> listOfReader(UUID reader) {
        return list("reader = ?1 order by id", reader);
    }

    public static List<Subscription> listOfSignUp(UUID signUp) {
        return list("signUp = ?1 order by id", signUp);
    }

    public UUID id() {
        return id;
    }

    public UUID readerId() {
        return reader;
    }

    public Holder holder() {
        return new Holder(new PersonRef(person), generation);
    }

    public String company() {
        return company;
    }

    public UUID topicId() {
        return topic;
    }

    public UUID episode() {
        return episode;
    }

    public UUID signUpId() {
        return signUp;
    }

    public Locale locale() {
        return Locale.of(locale);
    }

    public SubscriptionState state() {
        return state;
    }

    public @Nullable Instant pausedUntil() {
        return pausedUntil;
    }

    public Instant confirmedAt() {
        return confirmedAt;
    }

    public @Nullable UUID receiptNumber() {
        return receiptNumber;
    }

    public @Nullable String receiptJws() {
        return receiptJws;
    }
}
