package io.madoguchi.gateway.console;

import io.madoguchi.gateway.console.Desk.Person;
import io.madoguchi.gateway.console.PromotionStaffDesk.Behind;
import io.madoguchi.gateway.console.PromotionStaffDesk.PromotionView;
import io.madoguchi.gateway.console.PromotionStaffDesk.RulesDraft;

/**
 * The buttons a person gets for a promotion. The service decides again; this only spares people buttons that cannot work.
 *
 * @param own it waits for a publication that its author cannot give
 */
public record PromotionSteps(
        boolean edit,
        boolean rules,
        boolean own,
        boolean publish,
        boolean close,
        boolean state,
        boolean draw,
        boolean awards,
        boolean edits,
        boolean approves) {

    static PromotionSteps of(PromotionView promotion, Behind behind, Person person) {
        RulesDraft draft = behind.rulesDraft();
        boolean waits = draft != null;
        boolean own = person.name().equals(behind.author())
                || (draft != null && person.name().equals(draft.author()));
        boolean either = person.editor() || person.approver();
        boolean closed = promotion.state().equals("CLOSED");
        boolean drawn = promotion.state().equals("DRAWN");
        return new PromotionSteps(
                person.editor() && promotion.state().equals("DRAFT"),
                person.editor() && promotion.state().equals("PUBLISHED"),
                waits && own,
                waits && !own && person.approver(),
                either && promotion.state().equals("PUBLISHED") && !promotion.open(),
                either && closed,
                person.approver() && closed,
                either && drawn,
                person.editor(),
                person.approver());
    }
}
