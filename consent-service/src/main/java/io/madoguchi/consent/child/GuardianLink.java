package io.madoguchi.consent.child;

import io.madoguchi.events.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That somebody answers for a child, and what proves it. It lapses when the child has reached the age limit. */
@Entity
class GuardianLink extends PanacheEntityBase {

    /** How long after being asked again the guardian's word still counts; then the person's own answer is needed. */
    static final Period GRACE = Period.ofMonths(3);

    /** How the guardian was recognised. */
    enum Method {
        SIGNED_FORM,
        CALL_BACK,
        IDENTITY_SHOWN,
        OWN_ACCOUNT
    }

    @Id
    UUID id;

    String person;

    @Nullable
    String guardian;

    String company;

    @Enumerated(EnumType.STRING)
    Method method;

    String document;
    Instant since;
    String recordedBy;
    LocalDate reAskOn;

    @Nullable
    Instant reAskedAt;

    @Nullable
    Instant endedAt;

    protected GuardianLink() {}

    static GuardianLink of(LinkGuardian request, String by, Instant now) {
        GuardianLink link = new GuardianLink();
        link.id = Ids.next();
        link.person = request.person();
        link.guardian = request.guardian();
        link.company = request.company();
        link.method = request.method();
        link.document = request.document();
        link.since = now;
        link.recordedBy = by;
        link.reAskOn = request.reAskOn();
        return link;
    }

    void end(Instant now) {
        if (endedAt == null) {
            endedAt = now;
        }
    }

    static List<GuardianLink> after(String company, UUID id, int limit) {
        return find("company = ?1 and id > ?2 order by id", company, id)
                .page(0, limit)
                .list();
    }

    /** What was asked about again and still stands. */
    static List<GuardianLink> asked(String person, String company) {
        return list("person = ?1 and company = ?2 and reAskedAt is not null and endedAt is null", person, company);
    }

    /** What the person was asked about and did not answer in time. */
    static List<GuardianLink> lapsed(LocalDate day, int most) {
        return find("reAskOn <= ?1 and reAskedAt is not null and endedAt is null order by reAskOn, id", day)
                .page(0, most)
                .list();
    }

    static List<GuardianLink> toAskAgain(LocalDate today, int limit) {
        return find("reAskOn <= ?1 and reAskedAt is null and endedAt is null order by reAskOn, id", today)
                .page(0, limit)
                .list();
    }
}
