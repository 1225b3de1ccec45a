package io.madoguchi.inquiry.request;

import io.madoguchi.events.Ids;
import io.madoguchi.inquiry.Right;
import io.madoguchi.persons.RetentionClass;
import io.madoguchi.persons.Seal;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One right that is asked for: one state, one decision. */
@Entity
class RightItem extends PanacheEntityBase {

    private static final String SCOPE = "right_item.scope";
    private static final String REASON = "right_item.reason";
    private static final String REMEDIES = "right_item.remedies";

    @Id
    UUID id;

    UUID inquiryCase;

    @Enumerated(EnumType.STRING)
    Right askedRight;

    byte @Nullable [] scopeSealed;

    @Enumerated(EnumType.STRING)
    Outcome outcome;

    @Enumerated(EnumType.STRING)
    Assurance required;

    @Nullable
    String ground;

    byte @Nullable [] reasonSealed;
    byte @Nullable [] remediesSealed;

    @Nullable
    String decidedBy;

    protected RightItem() {}

    static RightItem ask(Case of, NewCase.Asked asked, Seal seal) {
        RightItem item = new RightItem();
        item.id = Ids.next();
        item.inquiryCase = of.id;
        item.askedRight = asked.right();
        item.scopeSealed = of.sealing(seal).closeOrNot(RetentionClass.CASE, SCOPE, item.id, asked.scope());
        item.outcome = Outcome.OPEN;
        item.required = Assurance.requiredFor(asked.right());
        return item;
    }

    /** Takes a decision with what explains it; one that is taken back leaves nothing of it but its event. */
    void move(Outcome to, Happening happening, Sealing sealing, String by) {
        if (Outcome.DECISIONS.contains(to)) {
            ground = happening.ground();
            reasonSealed = sealing.closeOrNot(RetentionClass.CASE, REASON, id, happening.reason());
            remediesSealed = sealing.closeOrNot(RetentionClass.CASE, REMEDIES, id, happening.remedies());
            decidedBy = by;
        } else if (to == Outcome.OPEN) {
            ground = null;
            reasonSealed = null;
            remediesSealed = null;
            decidedBy = null;
        }
        outcome = to;
    }

    @Nullable
    String scope(Sealing sealing) {
        return sealing.openOrNot(RetentionClass.CASE, SCOPE, id, scopeSealed);
    }

    @Nullable
    String reason(Sealing sealing) {
        return sealing.openOrNot(RetentionClass.CASE, REASON, id, reasonSealed);
    }

    @Nullable
    String remedies(Sealing sealing) {
        return sealing.openOrNot(RetentionClass.CASE, REMEDIES, id, remediesSealed);
    }

    static List<RightItem> of(UUID inquiryCase) {
        return list("inquiryCase = ?1 order by id", inquiryCase);
    }

    static List<RightItem> ofAll(List<UUID> cases) {
        return list("inquiryCase in ?1 order by id", cases);
    }
}
