package io.madoguchi.inquiry.request;

import io.madoguchi.events.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** That one case has to do with another. */
@Entity
class CaseLink extends PanacheEntityBase {

    @Id
    UUID id;

    UUID fromCase;
    UUID toCase;

    @Enumerated(EnumType.STRING)
    Relation relation;

    Instant createdAt;

    protected CaseLink() {}

    /** Draws the link once; true when it was not there. */
    static boolean draw(Case from, Case to, Relation relation, Instant now) {
        if (count("fromCase = ?1 and toCase = ?2 and relation = ?3", from.id, to.id, relation) > 0) {
            return false;
        }
        CaseLink link = new CaseLink();
        link.id = Ids.next();
        link.fromCase = from.id;
        link.toCase = to.id;
        link.relation = relation;
        link.createdAt = now;
        link.persist();
        return true;
    }

    static List<CaseLink> of(UUID inquiryCase) {
        return list("fromCase = ?1 or toCase = ?1 order by id", inquiryCase);
    }
}
