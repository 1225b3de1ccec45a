package io.madoguchi.consent.change;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One person a change concerns: told, reached or not, and what they answered. */
@Entity
@IdClass(ChangeKey.class)
class PolicyChangePerson extends PanacheEntityBase {

    @Schema(name = "PolicyChangePersonState")
    enum State {
        TOLD,
        DELIVERED,
        FAILED,
        UNREACHABLE
    }

    @Id
    String person;

    @Id
    UUID change;

    String company;
    UUID[] uses;

    @Enumerated(EnumType.STRING)
    State state;

    Instant toldAt;

    @Nullable
    Instant reportedAt;

    @Nullable
    Instant deliveredAt;

    @Nullable
    Instant startsAt;

    @Nullable
    Instant objectedAt;

    @Nullable
    String objectedBy;

    protected PolicyChangePerson() {}

    static PolicyChangePerson tell(PolicyChange change, String person, List<ChangedUse> uses, Instant now) {
        PolicyChangePerson told = new PolicyChangePerson();
        told.person = person;
        told.change = change.id;
        told.company = change.company;
        told.uses = uses.stream().map(ChangedUse::purposeVersion).toArray(UUID[]::new);
        told.state = State.TOLD;
        told.toldAt = now;
        return told;
    }

    /** The first delivery counts, from any service: the time to object runs from there. */
    boolean delivered(Instant at, Instant starts, Instant now) {
        if (state == State.DELIVERED) {
            return false;
        }
        state = State.DELIVERED;
        reportedAt = now;
        deliveredAt = at;
        startsAt = starts;
        return true;
    }

    /** A notice that came back was none, however late that is learned. */
    void notReached(State how, Instant now) {
        state = how;
        reportedAt = now;
        deliveredAt = null;
        startsAt = null;
    }

    /** True once: an objection stands. */
    boolean object(String by, Instant at) {
        if (objectedAt != null) {
            return false;
        }
        objectedAt = at;
        objectedBy = by;
        return true;
    }

    ChangeStanding standing(Instant at) {
        if (toldAt.isAfter(at)) {
            return ChangeStanding.NONE;
        }
        if (objectedAt != null && !objectedAt.isAfter(at)) {
            return ChangeStanding.OBJECTED;
        }
        Instant starts = startsAt;
        return switch (state) {
            case TOLD -> ChangeStanding.WINDOW_OPEN;
            case FAILED, UNREACHABLE -> ChangeStanding.UNREACHABLE;
            case DELIVERED ->
                starts == null || at.isBefore(starts) ? ChangeStanding.WINDOW_OPEN : ChangeStanding.STARTED;
        };
    }

    static Optional<PolicyChangePerson> locked(String person, UUID change) {
        return findByIdOptional(new ChangeKey(person, change), LockModeType.PESSIMISTIC_WRITE);
    }

    static List<PolicyChangePerson> of(String person) {
        return list("person = ?1 order by toldAt desc", person);
    }

    static List<PolicyChangePerson> after(UUID change, String person, int limit) {
        return find("change = ?1 and person > ?2 order by person", change, person)
                .page(0, limit)
                .list();
    }
}
