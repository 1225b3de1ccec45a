package io.madoguchi.consent.change;

import static io.madoguchi.consent.ConsentProblem.ALREADY_ANNOUNCED;

import io.madoguchi.events.Ids;
import io.madoguchi.problems.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** From one policy version to the next: prepared, then announced once, part by part. */
@Entity
class PolicyChange extends PanacheEntityBase {

    @Schema(name = "PolicyChangeState")
    enum State {
        PREPARED,
        ANNOUNCING,
        ANNOUNCED
    }

    @Id
    UUID id;

    String company;
    UUID policy;
    int policyVersion;

    @Nullable
    UUID beforePolicy;

    @Nullable
    Integer beforeVersion;

    @Enumerated(EnumType.STRING)
    State state;

    @JdbcTypeCode(SqlTypes.JSON)
    List<ChangedUse> uses;

    @JdbcTypeCode(SqlTypes.JSON)
    ChangeTerms terms;

    @Nullable
    Instant announcedAt;

    @Nullable
    String announcedBy;

    @Nullable
    String toldUntil;

    int told;
    int parts;
    Instant createdAt;
    String createdBy;

    protected PolicyChange() {}

    static PolicyChange prepare(Difference difference, String by, Instant now) {
        PolicyChange change = new PolicyChange();
        change.id = Ids.next();
        change.state = State.PREPARED;
        change.createdAt = now;
        change.createdBy = by;
        change.take(difference);
        return change;
    }

    /** Until it is announced it follows the drafts it is about. */
    void take(Difference difference) {
        company = difference.version().company();
        policy = difference.version().id();
        policyVersion = difference.version().version();
        if (difference.before() != null) {
            beforePolicy = difference.before().id();
            beforeVersion = difference.before().version();
        }
        uses = difference.uses();
        terms = difference.terms();
    }

    void announce(String by, Instant now) {
        if (state != State.PREPARED) {
            throw new ProblemException(ALREADY_ANNOUNCED, "People are told of a change once.");
        }
        state = State.ANNOUNCING;
        announcedAt = now;
        announcedBy = by;
        toldUntil = "";
    }

    void toldPart(String last, int people) {
        toldUntil = last;
        told += people;
        parts += people > 0 ? 1 : 0;
    }

    List<ChangedUse> newUses() {
        return uses.stream().filter(ChangedUse::isNewUse).toList();
    }

    /** Never before the version itself is in force, nor before the person's own time is over. */
    Instant startFor(Instant delivered) {
        Instant over = delivered.plus(terms.rule().length());
        return over.isBefore(terms.effectiveFrom()) ? terms.effectiveFrom() : over;
    }

    static Optional<PolicyChange> of(UUID policy, int version) {
        return find("policy = ?1 and policyVersion = ?2", policy, version).firstResultOptional();
    }

    static Optional<PolicyChange> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static Optional<ChangedUse> use(UUID change, UUID purposeVersion) {
        return PolicyChange.<PolicyChange>findByIdOptional(change)
                .flatMap(c -> c.uses.stream()
                        .filter(u -> u.purposeVersion().equals(purposeVersion))
                        .findFirst());
    }

    static List<UUID> underWay() {
        return PolicyChange.<PolicyChange>list("state = ?1 order by id", State.ANNOUNCING).stream()
                .map(c -> c.id)
                .toList();
    }

    static List<PolicyChange> before(String company, UUID id, int limit) {
        return find("company = ?1 and id < ?2 order by id desc", company, id)
                .page(0, limit)
                .list();
    }
}
