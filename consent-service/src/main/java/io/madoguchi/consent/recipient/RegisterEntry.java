package io.madoguchi.consent.recipient;

import static io.madoguchi.consent.ConsentProblem.ALREADY_ENDED;
import static io.madoguchi.consent.ConsentProblem.DATES_OVERLAP;

import io.madoguchi.events.Ids;
import io.madoguchi.problems.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Parameters;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One dated revision of an entry; it never changes and ends at most once. */
@Entity
class RegisterEntry extends PanacheEntityBase {

    private static final String IN_FORCE = "validFrom <= :at and (validUntil is null or validUntil > :at)";

    @Id
    UUID id;

    UUID entry;

    @Enumerated(EnumType.STRING)
    Register register;

    String company;
    String code;
    int revision;

    @JdbcTypeCode(SqlTypes.JSON)
    Contents contents;

    Instant validFrom;

    @Nullable
    Instant validUntil;

    @Nullable
    LocalDate dueOn;

    Instant recordedAt;
    String recordedBy;

    @Nullable
    Instant endRecordedAt;

    protected RegisterEntry() {}

    static RegisterEntry first(Register register, RecordEntry request, String by, Instant now) {
        RegisterEntry entry = new RegisterEntry();
        entry.id = Ids.next();
        entry.entry = entry.id;
        entry.register = register;
        entry.company = request.company();
        entry.code = request.code();
        entry.revision = 1;
        entry.contents = request.contents();
        entry.dueOn = request.contents().due();
        entry.validFrom = request.validFrom() == null ? now : request.validFrom();
        entry.recordedAt = now;
        entry.recordedBy = by;
        return entry;
    }

    /** The revision after this one; this one ends where that begins. */
    RegisterEntry next(ReviseEntry request, String by, Instant now) {
        Instant from = request.validFrom() == null ? now : request.validFrom();
        if (!from.isAfter(validFrom) || (validUntil != null && from.isBefore(validUntil))) {
            throw new ProblemException(DATES_OVERLAP, "A revision begins after the one before it, and not inside it.");
        }
        if (validUntil == null) {
            validUntil = from;
            endRecordedAt = now;
        }
        RegisterEntry next = new RegisterEntry();
        next.id = Ids.next();
        next.entry = entry;
        next.register = register;
        next.company = company;
        next.code = code;
        next.revision = revision + 1;
        next.contents = request.contents();
        next.dueOn = request.contents().due();
        next.validFrom = from;
        next.recordedAt = now;
        next.recordedBy = by;
        return next;
    }

    void end(@Nullable Instant at, Instant now) {
        if (validUntil != null) {
            throw new ProblemException(ALREADY_ENDED, "It has an end; a new revision can follow it.");
        }
        Instant until = at == null ? now : at;
        if (!until.isAfter(validFrom)) {
            throw new ProblemException(DATES_OVERLAP, "It cannot end before it begins.");
        }
        validUntil = until;
        endRecordedAt = now;
    }

    boolean isInForce(Instant at) {
        return !validFrom.isAfter(at) && (validUntil == null || validUntil.isAfter(at));
    }

    static Optional<RegisterEntry> newestLocked(UUID entry) {
        Optional<RegisterEntry> first = find("entry = ?1 and revision = 1", entry)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
        return first.map(f -> RegisterEntry.<RegisterEntry>find("entry = ?1 order by revision desc", entry)
                .firstResult());
    }

    static List<RegisterEntry> revisions(UUID entry) {
        return list("entry = ?1 order by revision", entry);
    }

    static boolean has(String company, Register register, String code) {
        return count("company = ?1 and register = ?2 and code = ?3", company, register, code) > 0;
    }

    static Optional<RegisterEntry> inForce(UUID entry, Instant at) {
        return find("entry = :entry and " + IN_FORCE, Map.of("entry", entry, "at", at))
                .firstResultOptional();
    }

    /** As it was known at a moment: what was recorded later, an end among it, is left out. */
    static Optional<RegisterEntry> inForce(UUID entry, Instant at, Instant knownAt) {
        return revisions(entry).reversed().stream()
                .filter(r -> !r.recordedAt.isAfter(knownAt) && !r.validFrom.isAfter(at))
                .findFirst()
                .filter(r -> r.endKnown(knownAt).map(at::isBefore).orElse(true));
    }

    Optional<Instant> endKnown(Instant knownAt) {
        return Optional.ofNullable(validUntil)
                .filter(end -> !Objects.requireNonNull(endRecordedAt).isAfter(knownAt));
    }

    static List<RegisterEntry> allInForce(String company, Register register, Instant at) {
        return list(
                "company = :company and register = :register and " + IN_FORCE,
                Map.of("company", company, "register", register, "at", at));
    }

    /** As it was known at a moment: an end that was recorded later is left out, and so is what followed it. */
    static List<RegisterEntry> allInForce(String company, Register register, Instant at, Instant knownAt) {
        return known(company, register, knownAt).stream()
                .filter(e -> e.isInForce(at, knownAt))
                .toList();
    }

    /** All revisions recorded by then. */
    static List<RegisterEntry> known(String company, Register register, Instant knownAt) {
        return list(
                "company = ?1 and register = ?2 and recordedAt <= ?3 order by entry, revision",
                company,
                register,
                knownAt);
    }

    private boolean isInForce(Instant at, Instant knownAt) {
        return !validFrom.isAfter(at) && endKnown(knownAt).map(at::isBefore).orElse(true);
    }

    static List<RegisterEntry> after(Wanted wanted, UUID entry, int limit) {
        String due = wanted.due() == null ? "" : " and dueOn < :due";
        var parameters = Parameters.with("company", wanted.company())
                .and("register", wanted.register())
                .and("at", wanted.at())
                .and("entry", entry);
        if (wanted.due() != null) {
            parameters.and("due", wanted.due());
        }
        return find(
                        "company = :company and register = :register and entry > :entry and " + IN_FORCE + due
                                + " order by entry",
                        parameters)
                .page(0, limit)
                .list();
    }

    /** Which entries a list shows; with {@code due} only those that somebody had to look at before that day. */
    record Wanted(
            String company,
            Register register,
            Instant at,
            @Nullable LocalDate due) {}
}
