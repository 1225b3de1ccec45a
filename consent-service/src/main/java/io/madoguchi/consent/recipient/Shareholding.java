package io.madoguchi.consent.recipient;

import static io.madoguchi.consent.ConsentProblem.ALREADY_ENDED;
import static io.madoguchi.consent.ConsentProblem.DATES_OVERLAP;

import io.madoguchi.events.Ids;
import io.madoguchi.problems.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Voting rights of one company in another, from a day to a day. */
@Entity
class Shareholding extends PanacheEntityBase {

    @Id
    UUID id;

    String holder;
    String held;
    BigDecimal percent;

    @JdbcTypeCode(SqlTypes.JSON)
    DocumentRef document;

    Instant validFrom;

    @Nullable
    Instant validUntil;

    Instant recordedAt;
    String recordedBy;

    @Nullable
    Instant endRecordedAt;

    protected Shareholding() {}

    static Shareholding of(RecordShareholding request, String by, Instant now) {
        Shareholding holding = new Shareholding();
        holding.id = Ids.next();
        holding.holder = request.holder();
        holding.held = request.held();
        holding.percent = request.percent();
        holding.document = request.document();
        holding.validFrom = request.validFrom() == null ? now : request.validFrom();
        holding.recordedAt = now;
        holding.recordedBy = by;
        return holding;
    }

    /** Two holdings recorded at once would each not count the other. */
    static void takeTurn(String held) {
        getEntityManager()
                .createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(?1, 12)) as text)")
                .setParameter(1, held)
                .getSingleResult();
    }

    void end(@Nullable Instant at, Instant now) {
        if (validUntil != null) {
            throw new ProblemException(ALREADY_ENDED, "Record a new holding instead.");
        }
        Instant until = at == null ? now : at;
        if (!until.isAfter(validFrom)) {
            throw new ProblemException(DATES_OVERLAP, "It cannot end before it begins.");
        }
        validUntil = until;
        endRecordedAt = now;
    }

    GroupRule.Holding holding() {
        return new GroupRule.Holding(holder, held, percent);
    }

    static List<Shareholding> inForce(Instant at) {
        return list("validFrom <= ?1 and (validUntil is null or validUntil > ?1)", at);
    }

    /** As it was known at a moment: what was recorded later, an end among it, is left out. */
    static List<Shareholding> inForce(Instant at, Instant knownAt) {
        return list(
                "recordedAt <= ?2 and validFrom <= ?1"
                        + " and (validUntil is null or validUntil > ?1 or endRecordedAt > ?2)",
                at,
                knownAt);
    }

    /** Those that are in force at some moment from then on. */
    static List<Shareholding> of(String held, Instant from) {
        return list("held = ?1 and (validUntil is null or validUntil > ?2)", held, from);
    }

    static List<Shareholding> after(String held, UUID id, int limit) {
        return find("held = ?1 and id > ?2 order by id", held, id)
                .page(0, limit)
                .list();
    }
}
