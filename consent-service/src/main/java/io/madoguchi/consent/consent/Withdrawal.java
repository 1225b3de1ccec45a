package io.madoguchi.consent.consent;

import io.madoguchi.events.Ids;
import io.madoguchi.persons.PersonRef;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That a person took a consent back: of a purpose as a whole, or of one episode. Durable before anything else (P1). */
@Entity
class Withdrawal extends PanacheEntityBase {

    @Id
    UUID id;

    String person;
    String company;
    UUID purpose;

    @Nullable
    UUID episode;

    Instant at;

    @Enumerated(EnumType.STRING)
    ConsentEvent.ExpressedBy expressedBy;

    String recordedBy;

    @Nullable
    Instant effectiveAt;

    protected Withdrawal() {}

    static Withdrawal of(Taken taken, Instant now) {
        Withdrawal withdrawal = new Withdrawal();
        withdrawal.id = Ids.next();
        withdrawal.person = taken.person().value();
        withdrawal.company = taken.company();
        withdrawal.purpose = taken.purpose();
        withdrawal.episode = taken.episode();
        withdrawal.at = now;
        withdrawal.expressedBy = taken.expressedBy();
        withdrawal.recordedBy = taken.recordedBy();
        return withdrawal;
    }

    /** One that was said at another time than now: a refusal, an import. It never counts from later than it is recorded. */
    static Withdrawal said(Taken taken, Instant at, Instant now) {
        Withdrawal withdrawal = of(taken, now);
        withdrawal.at = at.isAfter(now) ? now : at;
        return withdrawal;
    }

    /** What is withdrawn, and who says so. */
    record Taken(
            PersonRef person,
            String company,
            UUID purpose,
            @Nullable UUID episode,
            ConsentEvent.ExpressedBy expressedBy,
            String recordedBy) {}

    PersonRef person() {
        return new PersonRef(person);
    }

    /** What the sender must end beside the named episodes: an opt-in may be confirmed there and not yet heard of here. */
    SubscriptionClient.@Nullable WholePurpose whole() {
        return episode == null ? new SubscriptionClient.WholePurpose(purpose, at) : null;
    }

    /** The episodes it has ended. */
    List<UUID> episodes() {
        return ConsentEpisode.covering(person, purpose).stream()
                .filter(e -> e.state == Episode.State.ENDED)
                .map(e -> e.id)
                .filter(id -> episode == null || episode.equals(id))
                .toList();
    }

    /** Those of which it is not known that the sender has stopped, the oldest first. */
    static List<Withdrawal> listOpen(int most) {
        return Withdrawal.<Withdrawal>find("effectiveAt is null order by at, id")
                .page(0, most)
                .list();
    }

    static List<Withdrawal> listOpen(PersonRef person, List<UUID> purposes) {
        return list("person = ?1 and purpose in ?2 and effectiveAt is null order by at, id", person.value(), purposes);
    }

    /** Notes that the sender has stopped; the first time stays. */
    static Instant effective(UUID id, Instant now) {
        Withdrawal withdrawal = findById(id);
        if (withdrawal.effectiveAt == null) {
            withdrawal.effectiveAt = now;
        }
        return withdrawal.effectiveAt;
    }

    /** Whether the person took back one of these purposes at or after that moment: a later-arriving yes is then too old. */
    static boolean since(String person, Collection<UUID> purposes, Instant confirmed) {
        return count("person = ?1 and purpose in ?2 and episode is null and at >= ?3", person, purposes, confirmed) > 0;
    }

    static Optional<Withdrawal> last(Taken taken) {
        return taken.episode() == null
                ? find(
                                "person = ?1 and purpose = ?2 and episode is null order by at desc, id desc",
                                taken.person().value(),
                                taken.purpose())
                        .firstResultOptional()
                : find(
                                "person = ?1 and purpose = ?2 and episode = ?3 order by at desc, id desc",
                                taken.person().value(),
                                taken.purpose(),
                                taken.episode())
                        .firstResultOptional();
    }
}
