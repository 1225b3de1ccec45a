package io.madoguchi.inquiry.request;

import io.madoguchi.events.Outbox;
import io.madoguchi.inquiry.InquiryProblem;
import io.madoguchi.persons.Seal;
import io.madoguchi.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets things happen to a case: asks the table, moves the axes, writes the event and tells it, all or nothing. */
@ApplicationScoped
class CaseLog {

    private final Seal seal;
    private final Outbox outbox;
    private final Clock clock;

    CaseLog(Seal seal, Outbox outbox, Clock clock) {
        this.seal = seal;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The first event of every case. */
    @Transactional(Transactional.TxType.MANDATORY)
    void begin(Case opened) {
        write(opened, Happening.of(Fact.RECEIVED), opened.createdBy, clock.instant());
    }

    /**
     * One thing happens to a case whose row is locked.
     *
     * @param by the member of staff; none when it is the person
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void happen(Case concerned, Happening happening, @Nullable String by) {
        List<RightItem> items = RightItem.of(concerned.id);
        Fact fact = happening.fact();
        Optional<RightItem> item = item(happening, items);
        List<Transition> moves = new ArrayList<>();
        row(concerned.phase, fact).ifPresent(moves::add);
        row(concerned.waiting, fact).ifPresent(moves::add);
        List<RightItem> moved = !Transitions.concerns(Outcome.class, fact)
                ? List.of()
                : item.map(List::of).orElse(items);
        moved.forEach(each -> row(each.outcome, fact).ifPresent(moves::add));
        if (moves.isEmpty()) {
            throw refused(concerned.phase, fact);
        }
        Instant now = clock.instant();
        mustHold(moves, situation(concerned, items, item, happening, by, now));
        if (fact == Fact.REVIEW_ASKED) {
            concerned.reviewAskedBy = by;
        }
        if (fact == Fact.ROUTED) {
            concerned.section = happening.section();
        }
        move(concerned, fact, now);
        for (RightItem each : moved) {
            Transition row = Transitions.find(each.outcome, fact).orElseThrow();
            each.move((Outcome) row.to(), happening, concerned.sealing(seal), by == null ? "person" : by);
        }
        write(concerned, happening, by, now);
    }

    private static void move(Case concerned, Fact fact, Instant now) {
        Optional<Transition> phase = Transitions.find(concerned.phase, fact);
        Optional<Transition> waiting = Transitions.find(concerned.waiting, fact);
        phase.ifPresent(row -> concerned.move(row.to(), now));
        waiting.ifPresent(row -> concerned.move(row.to(), now));
    }

    private void write(Case concerned, Happening happening, @Nullable String by, Instant now) {
        CaseEvent.add(concerned, happening, seal, by, now).persist();
        outbox.publish(
                CaseMoved.TOPIC, concerned.id.toString(), CaseMoved.TYPE, CaseMoved.of(concerned, happening, now));
    }

    /** What the fact does here; nothing when it says nothing about this axis. */
    private static Optional<Transition> row(Standing standing, Fact fact) {
        if (!Transitions.concerns(standing.getClass(), fact)) {
            return Optional.empty();
        }
        return Optional.of(Transitions.find(standing, fact).orElseThrow(() -> refused(standing, fact)));
    }

    private static Optional<RightItem> item(Happening happening, List<RightItem> items) {
        UUID named = happening.item();
        if (!happening.fact().concernsItem()) {
            if (named != null) {
                throw ProblemException.field("item", "is not named where the whole case is meant");
            }
            return Optional.empty();
        }
        return Optional.of(items.stream()
                .filter(item -> item.id.equals(named))
                .findFirst()
                .orElseThrow(() -> ProblemException.field("item", "must be an item of this case")));
    }

    private static void mustHold(List<Transition> moves, Situation situation) {
        moves.stream()
                .flatMap(row -> row.guards().stream())
                .filter(guard -> !guard.holds(situation))
                .findFirst()
                .ifPresent(guard -> {
                    throw new ProblemException(InquiryProblem.CONDITION_MISSING, "Not yet: " + guard.refusal() + ".");
                });
    }

    private static Situation situation(
            Case concerned,
            List<RightItem> items,
            Optional<RightItem> item,
            Happening happening,
            @Nullable String by,
            Instant now) {
        List<RightItem> released = item.map(List::of)
                .orElseGet(() -> items.stream()
                        .filter(i -> i.outcome != Outcome.REFUSED
                                && i.outcome != Outcome.NOT_HELD
                                && i.outcome != Outcome.WITHDRAWN)
                        .toList());
        return new Situation(
                concerned.kind,
                concerned.waiting,
                items.stream().map(i -> i.outcome).toList(),
                released.stream().allMatch(i -> concerned.assurance.isEnoughFor(i.required)),
                happening.isReasoned(),
                by != null && !by.equals(concerned.reviewAskedBy),
                Duration.between(concerned.waitingSince, now),
                Duration.between(concerned.phaseSince, now));
    }

    private static ProblemException refused(Standing standing, Fact fact) {
        return new ProblemException(
                InquiryProblem.NOT_NOW, fact + " has no place where the case stands: " + standing.name() + ".");
    }
}
