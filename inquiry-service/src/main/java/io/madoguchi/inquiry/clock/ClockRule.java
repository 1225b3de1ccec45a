package io.madoguchi.inquiry.clock;

import io.madoguchi.inquiry.CaseKind;
import io.madoguchi.inquiry.Right;
import io.madoguchi.inquiry.Wording;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One deadline of a law, as data.
 *
 * @param rights those it is for; none for all
 * @param restarts what the person owes and without which the time does not begin
 * @param pauses what the person owes and meanwhile the time rests
 */
@RegisterForReflection
record ClockRule(
        ClockKind clock,
        Wording article,
        Set<CaseKind> kinds,
        Set<Right> rights,
        Begins begins,
        FirstDay firstDay,
        Term term,
        LastDay lastDay,
        List<Restart> restarts,
        List<Pause> pauses,
        @Nullable Extension extension) {

    enum Begins {
        /** With the arrival, whatever happens later. */
        RECEIVED,
        /** With the arrival, and anew when the case is opened again. */
        OPENED
    }

    enum FirstDay {
        NOT_COUNTED,
        COUNTED,
        /** Counted only when it is a whole one: Civil Code Art. 140, proviso. */
        COUNTED_FROM_MIDNIGHT
    }

    enum LastDay {
        ANY,
        /** On a holiday it moves to the next working day: Regulation 1182/71 Art. 3(4). */
        WORKING
    }

    @RegisterForReflection
    record Restart(Owed owed, Wording article) {}

    /**
     * @param within working days from the beginning in which it must have been asked to count; none for any time
     */
    @RegisterForReflection
    record Pause(Owed owed, Wording article, @Nullable Integer within) {}

    /** The whole term that counts once the person was told in time. */
    @RegisterForReflection
    record Extension(Term term, Wording article) {}

    ClockRule {
        if (firstDay != FirstDay.NOT_COUNTED && term.unit() == Term.Unit.MONTHS) {
            throw new IllegalArgumentException("a month runs from date to date: its first day is not counted");
        }
    }

    boolean concerns(CaseKind kind, Collection<Right> asked) {
        return kinds.contains(kind) && (rights.isEmpty() || !Collections.disjoint(rights, asked));
    }

    boolean waitsFor(Owed owed) {
        return restarts.stream().anyMatch(restart -> restart.owed() == owed);
    }

    Optional<Pause> pauseFor(Owed owed) {
        return pauses.stream().filter(pause -> pause.owed() == owed).findFirst();
    }
}
