package io.madoguchi.consent.contract;

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
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A separate usage contract with some people (F7.4). Written by one privacy officer, put in force by another; its wording
 * never changes after that, it only ends.
 */
@Entity
class ContractOverlay extends PanacheEntityBase {

    @Id
    UUID id;

    String company;
    String party;
    UUID contractSet;

    @JdbcTypeCode(SqlTypes.JSON)
    List<Term> terms;

    Instant validFrom;

    @Nullable
    Instant validUntil;

    String document;

    @Enumerated(EnumType.STRING)
    TwoStep state;

    @Version
    int version;

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

    protected ContractOverlay() {}

    static ContractOverlay draft(DraftContract wording, String by, Instant now) {
        ContractOverlay contract = new ContractOverlay();
        contract.id = Ids.next();
        contract.company = wording.company();
        contract.state = TwoStep.DRAFT;
        contract.createdAt = now;
        contract.word(wording, by);
        return contract;
    }

    /** Whoever changes a draft has written it: somebody else must approve. */
    void word(DraftContract wording, String by) {
        mustBeDraft();
        party = wording.party();
        contractSet = wording.set();
        terms = List.copyOf(wording.terms());
        validFrom = wording.from();
        validUntil = wording.until();
        document = wording.document();
        createdBy = by;
    }

    void approve(String by, Instant now) {
        mustBeDraft();
        if (createdBy.equals(by)) {
            throw new ProblemException(SAME_PERSON, "Whoever wrote this contract down cannot put it in force.");
        }
        state = TwoStep.IN_FORCE;
        approvedAt = now;
        approvedBy = by;
    }

    void end(String by, Instant now) {
        if (state != TwoStep.IN_FORCE) {
            throw new ProblemException(NOT_IN_FORCE, "A draft or an ended contract decides nothing.");
        }
        state = TwoStep.ENDED;
        endedAt = now;
        endedBy = by;
    }

    private void mustBeDraft() {
        if (state != TwoStep.DRAFT) {
            throw new ProblemException(NOT_A_DRAFT, "A contract in force only ends; write the next one beside it.");
        }
    }

    boolean overlaps(ContractOverlay other) {
        boolean sameTime = (validUntil == null || other.validFrom.isBefore(validUntil))
                && (other.validUntil == null || validFrom.isBefore(other.validUntil));
        return sameTime
                && terms.stream()
                        .map(Term::purpose)
                        .anyMatch(p ->
                                other.terms.stream().anyMatch(t -> t.purpose().equals(p)));
    }

    static List<ContractOverlay> inForceWith(UUID set) {
        return list("contractSet = ?1 and state = ?2 order by id", set, TwoStep.IN_FORCE);
    }

    static Optional<ContractOverlay> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static List<ContractOverlay> after(String company, UUID id, int limit) {
        return find("company = ?1 and id > ?2 order by id", company, id)
                .page(0, limit)
                .list();
    }
}
