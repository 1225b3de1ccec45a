package io.madoguchi.inquiry.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.inquiry.CaseKind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TransitionsTest {

    private static final List<Phase> MAIN_LINE = List.of(
            Phase.REOPENED,
            Phase.RECEIVED,
            Phase.ACKNOWLEDGED,
            Phase.ROUTED,
            Phase.WORKING,
            Phase.REVIEW,
            Phase.DECIDED,
            Phase.DELIVERING,
            Phase.ANSWERED,
            Phase.CLOSED,
            Phase.PURGED);

    /** Every pair of a standing and a fact is in the table or refused; none is in it twice. */
    @Test
    void everyPairIsDefinedOrRefused() {
        int defined = 0;
        for (Standing standing : standings()) {
            for (Fact fact : Fact.values()) {
                List<Transition> rows = Transitions.TABLE.stream()
                        .filter(row -> row.from() == standing && row.fact() == fact)
                        .toList();

                assertThat(rows).as(standing + " " + fact).hasSizeLessThanOrEqualTo(1);
                assertThat(Transitions.find(standing, fact))
                        .isEqualTo(rows.stream().findFirst());
                defined += rows.size();
            }
        }
        assertThat(defined).isEqualTo(Transitions.TABLE.size());
    }

    @Test
    void nothingChangesItsAxis() {
        assertThat(Transitions.TABLE).allSatisfy(row -> assertThat(row.to()).hasSameClassAs(row.from()));
    }

    @Test
    void everyFactButTheFirstHasAPlace() {
        Set<Fact> placed = EnumSet.noneOf(Fact.class);
        Transitions.TABLE.forEach(row -> placed.add(row.fact()));

        assertThat(placed).isEqualTo(EnumSet.complementOf(EnumSet.of(Fact.RECEIVED)));
    }

    @Test
    void whatHappensToAnItemIsOfItsAxis() {
        assertThat(Fact.values()).allSatisfy(fact -> {
            boolean both = fact == Fact.WITHDRAWN || fact == Fact.REOPENED;
            assertThat(Transitions.concerns(Outcome.class, fact)).isEqualTo(fact.concernsItem() || both);
        });
    }

    @Test
    void aPhaseNeverGoesBackExceptByOpeningAgain() {
        assertThat(Transitions.TABLE)
                .filteredOn(row -> row.from() instanceof Phase && row.fact() != Fact.REOPENED)
                .filteredOn(row -> MAIN_LINE.contains(row.from()) && MAIN_LINE.contains(row.to()))
                .allSatisfy(row -> assertThat(MAIN_LINE.indexOf(row.to()))
                        .as("%s", row)
                        .isGreaterThanOrEqualTo(MAIN_LINE.indexOf(row.from())));
    }

    @Test
    void everyStandingCanBeReachedAndAnEndCanBePurged() {
        assertThat(reached(Phase.RECEIVED)).containsExactlyInAnyOrder(Phase.values());
        assertThat(reached(Waiting.NOBODY)).containsExactlyInAnyOrder(Waiting.values());
        assertThat(reached(Outcome.OPEN)).containsExactlyInAnyOrder(Outcome.values());
        for (Phase phase : Phase.values()) {
            assertThat(reached(phase)).as("from %s", phase).contains(Phase.PURGED);
        }
        assertThat(Transitions.TABLE).noneMatch(row -> row.from() == Phase.PURGED);
    }

    /** Whatever is tried, in any order: what may not be is not. */
    @Property(tries = 5000)
    void noOrderOfFactsGetsAroundTheGuards(@ForAll @Size(max = 40) List<Fact> facts, @ForAll boolean assured) {
        Phase phase = Phase.RECEIVED;
        Outcome outcome = Outcome.OPEN;
        Waiting waiting = Waiting.NOBODY;
        for (Fact fact : facts) {
            Situation situation = new Situation(
                    CaseKind.RIGHTS,
                    waiting,
                    List.of(outcome),
                    assured,
                    true,
                    true,
                    Duration.ofDays(30),
                    Duration.ofDays(999));
            Optional<Phase> nextPhase = next(phase, fact, situation);
            Optional<Waiting> nextWaiting = next(waiting, fact, situation);
            Optional<Outcome> nextOutcome = next(outcome, fact, situation);
            if (nextPhase.isEmpty() || nextWaiting.isEmpty() || nextOutcome.isEmpty()) {
                continue;
            }
            if (nextOutcome.get() == Outcome.EXECUTING && outcome != Outcome.EXECUTING) {
                assertThat(waiting).isNotIn(Waiting.HOLD, Waiting.COOL_OFF);
            }
            if (nextPhase.get() == Phase.ANSWERED) {
                assertThat(nextOutcome.get()).isIn(Outcome.NOTIFIED, Outcome.WITHDRAWN);
            }
            if (nextPhase.get() == Phase.PURGED) {
                assertThat(waiting).isNotEqualTo(Waiting.HOLD);
            }
            if (!assured) {
                assertThat(nextOutcome.get()).isNotIn(Outcome.EXECUTING, Outcome.EXECUTED, Outcome.VERIFIED);
                assertThat(nextPhase.get()).isNotEqualTo(Phase.DELIVERING);
            }
            phase = nextPhase.get();
            waiting = nextWaiting.get();
            outcome = nextOutcome.get();
        }
    }

    /** As {@code CaseLog} does it: untouched where the fact is none of the axis, nothing where it is refused. */
    @SuppressWarnings("unchecked")
    private static <S extends Standing> Optional<S> next(S here, Fact fact, Situation situation) {
        if (!Transitions.concerns(here.getClass(), fact)) {
            return fact == Fact.RECEIVED ? Optional.empty() : Optional.of(here);
        }
        return Transitions.find(here, fact)
                .filter(row -> row.guards().stream().allMatch(guard -> guard.holds(situation)))
                .map(row -> (S) row.to());
    }

    private static Set<Standing> reached(Standing start) {
        Set<Standing> seen = new HashSet<>(Set.of(start));
        Deque<Standing> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            Standing here = open.pop();
            Transitions.TABLE.stream()
                    .filter(row -> row.from() == here && seen.add(row.to()))
                    .forEach(row -> open.push(row.to()));
        }
        return seen;
    }

    private static List<Standing> standings() {
        return Stream.of(Phase.values(), Waiting.values(), Outcome.values())
                .flatMap(Stream::of)
                .map(Standing.class::cast)
                .toList();
    }
}
