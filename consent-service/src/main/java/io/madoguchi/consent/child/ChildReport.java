package io.madoguchi.consent.child;

import static io.madoguchi.consent.ConsentProblem.CHILD_REPORT_DECIDED;
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

/** Somebody says that a person is a child. Until a second person has decided, nothing of that person may be used. */
@Entity
class ChildReport extends PanacheEntityBase {

    @Schema(name = "ChildReportState")
    enum State {
        OPEN,
        GUARDED,
        DISMISSED
    }

    /** Who says so. */
    @Schema(name = "ChildReportSource")
    enum Source {
        SELF,
        GUARDIAN,
        STAFF,
        OTHER
    }

    @Id
    UUID id;

    String person;
    String company;

    @Enumerated(EnumType.STRING)
    Source source;

    @Enumerated(EnumType.STRING)
    State state;

    Instant reportedAt;
    String reportedBy;

    @Nullable
    Instant decidedAt;

    @Nullable
    String decidedBy;

    protected ChildReport() {}

    static ChildReport open(ReportChild request, String by, Instant now) {
        ChildReport report = new ChildReport();
        report.id = Ids.next();
        report.person = request.person();
        report.company = request.company();
        report.source = request.source();
        report.state = State.OPEN;
        report.reportedAt = now;
        report.reportedBy = by;
        return report;
    }

    /** Erasing needs two people, and so does deciding that there is nothing to erase (design §5). */
    void mustBeDecidedBy(String by) {
        if (state != State.OPEN) {
            throw new ProblemException(CHILD_REPORT_DECIDED, "Report it again if there is something new.");
        }
        if (by.equals(reportedBy)) {
            throw new ProblemException(SAME_PERSON, "Whoever reported it cannot decide about it. Ask a colleague.");
        }
    }

    void decide(State decided, String by, Instant now) {
        state = decided;
        decidedAt = now;
        decidedBy = by;
    }

    static Optional<ChildReport> openOf(String person) {
        return find("person = ?1 and state = ?2", person, State.OPEN).firstResultOptional();
    }

    static Optional<ChildReport> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static List<ChildReport> after(String company, UUID id, int limit) {
        return find("company = ?1 and id > ?2 order by id", company, id)
                .page(0, limit)
                .list();
    }
}
