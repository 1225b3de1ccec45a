package io.madoguchi.consent.decision;

import static io.madoguchi.consent.ConsentProblem.NOT_A_DRAFT;
import static io.madoguchi.consent.ConsentProblem.NOT_IN_FORCE;
import static io.madoguchi.consent.ConsentProblem.SAME_PERSON;

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
import org.jspecify.annotations.Nullable;

/** A use beyond the purpose that a law or guideline authorises (F3.3): the article, why, two people, and an end. */
@Entity
class LawfulUse extends PanacheEntityBase {

    /** How far it has come. */
    @Schema(name = "LawfulUseState")
    enum State {
        DRAFT,
        IN_FORCE,
        ENDED
    }

    @Id
    UUID id;

    String company;
    UUID purpose;

    @Nullable
    String person;

    String article;
    String justification;
    Instant validFrom;
    Instant validUntil;

    @Enumerated(EnumType.STRING)
    State state;

    Instant createdAt;
    String createdBy;

    @Nullable
    Instant approvedAt;

    @Nullable
    String approvedBy;

    @Nullable
    Instant endedAt;

    @Nullable
    String endedBy;

    protected LawfulUse() {}

    static LawfulUse draft(RecordLawfulUse request, UUID purpose, String by, Instant now) {
        LawfulUse use = new LawfulUse();
        use.id = Ids.next();
        use.company = request.company();
        use.purpose = purpose;
        use.person = request.person();
        use.article = request.article();
        use.justification = request.justification();
        use.validFrom = request.from();
        use.validUntil = request.until();
        use.state = State.DRAFT;
        use.createdAt = now;
        use.createdBy = by;
        return use;
    }

    void approve(String by, Instant now) {
        if (state != State.DRAFT) {
            throw new ProblemException(NOT_A_DRAFT, "It was approved before.");
        }
        if (createdBy.equals(by)) {
            throw new ProblemException(SAME_PERSON, "Whoever invoked the law cannot approve it.");
        }
        state = State.IN_FORCE;
        approvedAt = now;
        approvedBy = by;
    }

    void end(String by, Instant now) {
        if (state != State.IN_FORCE) {
            throw new ProblemException(NOT_IN_FORCE, "A draft or an ended one allows nothing.");
        }
        state = State.ENDED;
        endedAt = now;
        endedBy = by;
    }

    static Optional<LawfulUse> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static List<LawfulUse> after(String company, UUID id, int limit) {
        return find("company = ?1 and id > ?2 order by id", company, id)
                .page(0, limit)
                .list();
    }
}
