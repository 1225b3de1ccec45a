package io.madoguchi.consent.retention;

import static io.madoguchi.consent.ConsentProblem.REVIEW_DONE;

import io.madoguchi.events.Ids;
import io.madoguchi.problems.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that is looked at again by a day, by somebody, with a finding and what was done about it (E20). */
@Entity
class Review extends PanacheEntityBase {

    /** What is reviewed. */
    @Schema(name = "ReviewKind")
    enum Kind {
        POLICY,
        VENDOR,
        REGISTER,
        COOKIES,
        STATISTICS,
        RETENTION,
        TRAINING,
        INCIDENTS,
        ACCESS
    }

    @Id
    UUID id;

    String company;

    @Enumerated(EnumType.STRING)
    Kind kind;

    String subject;
    String owner;
    LocalDate dueOn;

    @Nullable
    Integer everyMonths;

    Instant plannedAt;
    String plannedBy;

    @Nullable
    String finding;

    @Nullable
    String action;

    @Nullable
    Instant doneAt;

    @Nullable
    String doneBy;

    protected Review() {}

    static Review plan(PlanReview request, String by, Instant now) {
        Review review = new Review();
        review.id = Ids.next();
        review.company = request.company();
        review.kind = request.kind();
        review.subject = request.subject();
        review.owner = request.owner();
        review.dueOn = request.dueOn();
        review.everyMonths = request.everyMonths();
        review.plannedAt = now;
        review.plannedBy = by;
        return review;
    }

    /** Ends this one and plans the next, counted from the day it was due: a late review does not move the calendar. */
    Optional<Review> finish(FinishReview request, String by, Instant now, LocalDate today) {
        if (doneAt != null) {
            throw new ProblemException(REVIEW_DONE, "Look at the one that follows it.");
        }
        finding = request.finding();
        action = request.action();
        doneAt = now;
        doneBy = by;
        if (everyMonths == null) {
            return Optional.empty();
        }
        LocalDate next = dueOn.plusMonths(everyMonths);
        while (!next.isAfter(today)) {
            next = next.plusMonths(everyMonths);
        }
        return Optional.of(plan(new PlanReview(company, kind, subject, owner, next, everyMonths), by, now));
    }

    boolean isOverdue(LocalDate today) {
        return doneAt == null && dueOn.isBefore(today);
    }

    static Optional<Review> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static List<Review> after(String company, UUID id, int limit) {
        return find("company = ?1 and id > ?2 order by id", company, id)
                .page(0, limit)
                .list();
    }

    static List<Review> overdueAfter(String company, LocalDate today, UUID id, int limit) {
        return find("company = ?1 and doneAt is null and dueOn < ?2 and id > ?3 order by id", company, today, id)
                .page(0, limit)
                .list();
    }
}
