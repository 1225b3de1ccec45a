package io.madoguchi.subscription.readers;

import io.madoguchi.events.Ids;
import io.madoguchi.subscription.staff.Staff;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That somebody looked for a reader, saw an address or took a list away; never what they saw. */
@Entity
class ReaderOpening extends PanacheEntityBase {

    /** What was opened or done. */
    enum What {
        SEARCH,
        ADDRESS,
        LIST,
        SUPPRESSIONS,
        END,
        PAUSE
    }

    @Id
    UUID id;

    @Column(nullable = false)
    String company;

    @Nullable
    UUID reader;

    @Enumerated(EnumType.STRING)
    What what;

    int rows;

    @Column(nullable = false)
    String openedBy;

    @Column(nullable = false)
    String reason;

    @Column(nullable = false)
    Instant openedAt;

    protected ReaderOpening() {}

    /** Which reader of which company, if it is one, and how many rows were taken away or shown. */
    record Whose(String company, @Nullable UUID reader, int rows) {

        static Whose one(String company, @Nullable UUID reader) {
            return new Whose(company, reader, reader == null ? 0 : 1);
        }
    }

    static ReaderOpening record(Whose whose, What what, Staff staff, String reason, Instant now) {
        ReaderOpening opening = new ReaderOpening();
        opening.id = Ids.next();
        opening.company = whose.company();
        opening.reader = whose.reader();
        opening.what = what;
        opening.rows = whose.rows();
        opening.openedBy = staff.name();
        opening.reason = reason;
        opening.openedAt = now;
        opening.persist();
        return opening;
    }

    /** Whether this member of staff has said since then why they look at this reader. */
    static boolean isGiven(UUID reader, Staff staff, Instant since) {
        return count("reader = ?1 and openedBy = ?2 and openedAt > ?3", reader, staff.name(), since) > 0;
    }

    static List<ReaderOpening> of(UUID reader) {
        return find("reader = ?1 order by id desc", reader).page(0, 50).list();
    }
}
