package io.madoguchi.consent.child;

import static io.madoguchi.consent.ConsentProblem.REMOVED_AS_CHILD;

import io.madoguchi.events.Outbox;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.problems.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/** What is written about the age of a person and about who answers for a child. */
@ApplicationScoped
class ChildFile {

    private final Children children;
    private final Tombstones tombstones;
    private final Outbox outbox;
    private final Clock clock;

    ChildFile(Children children, Tombstones tombstones, Outbox outbox, Clock clock) {
        this.children = children;
        this.tombstones = tombstones;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** {@code child.removal-lifted}: the person has shown to be of age, so data may be taken again. */
    @RegisterForReflection
    record Lifted(String person, String company) {
        static final String TYPE = "child.removal-lifted";
    }

    /**
     * Keeps an answer.
     *
     * @param onEvidence whether staff saw proof; only that lifts a tombstone, a child can press a button too
     */
    @Transactional(Transactional.TxType.MANDATORY)
    ChildStanding answered(AgeSignal.Said said, boolean under, boolean onEvidence) {
        if (children.isRemoved(said.person())) {
            if (under || !onEvidence) {
                return ChildStanding.REMOVED;
            }
            ChildRemoval.standing(tombstones.of(said.person())).stream()
                    .filter(r -> r.completedAt != null)
                    .forEach(r -> r.lift(said.at()));
            outbox.publish(
                    Removals.TASKS,
                    said.person().value(),
                    Lifted.TYPE,
                    new Lifted(said.person().value(), said.company()));
            return children.standing(said.person(), said.at());
        }
        // a report is decided by two people, not by another press of the same button
        if (!under && !onEvidence && ChildReport.openOf(said.person().value()).isPresent()) {
            return ChildStanding.NO_GUARDIAN;
        }
        AgeSignal.of(said, under, AgeSignal.Source.ANSWER).persistAndFlush();
        return children.standing(said.person(), said.at());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    GuardianLink link(LinkGuardian request, PersonRef person, String by) {
        Instant now = clock.instant();
        if (children.isRemoved(person)) {
            throw new ProblemException(
                    REMOVED_AS_CHILD, "E14: what was removed stays removed until the person shows to be of age.");
        }
        GuardianLink link = GuardianLink.of(request, by, now);
        link.persist();
        ChildReport.openOf(person.value()).ifPresent(r -> r.decide(ChildReport.State.GUARDED, by, now));
        AgeSignal.of(new AgeSignal.Said(person, request.company(), by, now), true, AgeSignal.Source.ANSWER)
                .persist();
        return link;
    }
}
