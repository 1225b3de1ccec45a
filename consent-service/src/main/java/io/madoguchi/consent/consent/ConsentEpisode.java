package io.madoguchi.consent.consent;

import io.madoguchi.consent.Names;
import io.madoguchi.persons.PersonRef;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One opt-in of a person, from sign-up to its end, or the tombstone of one whose end came first. */
@Entity
@IdClass(EpisodeKey.class)
class ConsentEpisode extends PanacheEntityBase {

    @Id
    String person;

    @Id
    UUID id;

    String company;

    @Enumerated(EnumType.STRING)
    Episode.State state;

    @Nullable
    UUID topic;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    Names topicNames;

    @JdbcTypeCode(SqlTypes.JSON)
    List<EpisodePurpose> purposes;

    @Nullable
    UUID collectionPoint;

    @Nullable
    Integer noticeRevision;

    @Nullable
    String noticeHash;

    @Nullable
    String locale;

    @Nullable
    Instant requestedAt;

    @Nullable
    Instant confirmedAt;

    @Nullable
    Instant endedAt;

    @Nullable
    String endReason;

    /** When the consent ends by itself, if it does. */
    @Nullable
    Instant validUntil;

    Instant recordedAt;

    protected ConsentEpisode() {}

    static ConsentEpisode unseen(String person, UUID id, String company, Instant now) {
        ConsentEpisode episode = new ConsentEpisode();
        episode.person = person;
        episode.id = id;
        episode.company = company;
        episode.state = Episode.State.UNSEEN;
        episode.purposes = List.of();
        episode.recordedAt = now;
        return episode;
    }

    /** Moves on by a fact and says what that adds to the events. */
    Episode.Step learn(Episode.Fact fact) {
        Episode.Step step = Episode.after(state, fact);
        state = step.next();
        return step;
    }

    void confirm(SubscriptionConfirmed event, List<EpisodePurpose> covered) {
        topic = event.topic();
        topicNames = event.topicNames();
        purposes = List.copyOf(covered);
        collectionPoint = event.collectionPoint();
        noticeRevision = event.notice().revision();
        noticeHash = event.notice().hash();
        locale = event.notice().locale();
        requestedAt = event.requestedAt();
        confirmedAt = event.confirmedAt();
    }

    /** An end is never later than the moment we learn of it: another clock must not keep a consent alive. */
    void end(Instant at, String reason, Instant now) {
        endedAt = at.isAfter(now) ? now : at;
        endReason = reason;
    }

    boolean covers(UUID purpose) {
        return purposes.stream().anyMatch(p -> p.id().equals(purpose));
    }

    boolean lives() {
        return state == Episode.State.GIVEN || state == Episode.State.INVALID;
    }

    /** Whether it still counts at that moment: also before the job that ends it has come by. */
    boolean hasExpired(Instant now) {
        return state == Episode.State.GIVEN && validUntil != null && !now.isBefore(validUntil);
    }

    static List<EpisodeKey> expired(Instant now, int most) {
        return ConsentEpisode.<ConsentEpisode>find(
                        "state = ?1 and validUntil is not null and validUntil <= ?2 order by validUntil",
                        Episode.State.GIVEN,
                        now)
                .page(0, most)
                .stream()
                .map(e -> new EpisodeKey(e.person, e.id))
                .toList();
    }

    /** The consents of a company that end before a moment, the soonest first. */
    static List<ConsentEpisode> ending(String company, Instant before, Instant after, UUID id, int most) {
        return find(
                        "company = ?1 and state = ?2 and validUntil <= ?3 and (validUntil > ?4 or (validUntil = ?4 and id > ?5))"
                                + " order by validUntil, id",
                        company,
                        Episode.State.GIVEN,
                        before,
                        after,
                        id)
                .page(0, most)
                .list();
    }

    /** What is over for these purposes: no mail of it may start any more. */
    static List<UUID> endedOf(String person, List<UUID> purposes) {
        return of(person).stream()
                .filter(e -> e.state == Episode.State.ENDED && purposes.stream().anyMatch(e::covers))
                .map(e -> e.id)
                .toList();
    }

    static Optional<ConsentEpisode> find(String person, UUID id) {
        return findByIdOptional(new EpisodeKey(person, id));
    }

    static List<ConsentEpisode> of(String person) {
        return list("person = ?1 order by id", person);
    }

    /** What those who hold data under these opt-ins must hear. */
    static ConsentEnded ended(String person, Set<UUID> episodes, Instant at) {
        return new ConsentEnded(
                new PersonRef(person),
                of(person).stream()
                        .filter(e -> episodes.contains(e.id))
                        .flatMap(e -> e.purposes.stream().map(p -> new ConsentEnded.Ended(e.company, p.id())))
                        .collect(Collectors.toSet()),
                at);
    }

    static List<ConsentEpisode> covering(String person, UUID purpose) {
        return of(person).stream().filter(e -> e.covers(purpose)).toList();
    }
}
