package io.madoguchi.gateway.console;

import io.madoguchi.gateway.console.Desk.Person;
import io.madoguchi.gateway.console.StaffDesk.IssueView;
import java.util.Set;

/**
 * The buttons a person gets for an issue. The service decides again; this only spares people buttons that cannot work.
 *
 * @param own it waits for an approval that its author cannot give
 */
public record IssueSteps(
        boolean edit,
        boolean review,
        boolean own,
        boolean approve,
        boolean reject,
        boolean schedule,
        boolean hold,
        boolean resume,
        boolean stop,
        boolean test,
        boolean recall,
        boolean correct) {

    static final Set<String> RUNNING = Set.of("SCHEDULED", "PLANNING", "SENDING");
    private static final Set<String> OVER = Set.of("COMPLETED", "STOPPED");

    /** Nothing is left to do, or not by this person. */
    public boolean none() {
        return !(edit || review || own || approve || reject || schedule || hold || resume || stop || test || recall
                || correct);
    }

    static IssueSteps of(IssueView issue, Person person) {
        String state = String.valueOf(issue.state());
        boolean reviewed = state.equals("REVIEWED");
        boolean own = person.name().equals(issue.author());
        boolean either = person.editor() || person.approver();
        boolean draft = person.editor() && state.equals("DRAFT");
        boolean held = state.equals("HELD");
        return new IssueSteps(
                draft,
                draft,
                reviewed && own,
                reviewed && person.approver() && !own,
                reviewed && person.approver(),
                either && state.equals("APPROVED"),
                either && state.equals("SENDING"),
                either && held,
                either && (held || RUNNING.contains(state)),
                either && !OVER.contains(state),
                either && issue.publishedAt() != null && issue.recalledAt() == null,
                person.editor() && issue.publishedAt() != null);
    }
}
