package io.madoguchi.consent.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.consent.consent.Episode.Entry;
import io.madoguchi.consent.consent.Episode.Fact;
import io.madoguchi.consent.consent.Episode.State;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every order, repetition and loss of the facts of one opt-in (design §3), up to six of them: all 5,461 histories. */
class EpisodeTest {

    private record Run(State state, List<Entry> entries, int emissions) {}

    @Provide
    Arbitrary<List<Fact>> histories() {
        return Arbitraries.of(Fact.class).list().ofMinSize(0).ofMaxSize(6);
    }

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void anEndAnywhereMeansEndedAtTheEnd(@ForAll("histories") List<Fact> facts) {
        State state = run(facts).state();

        assertThat(state == State.ENDED).isEqualTo(facts.contains(Fact.ENDED) || facts.contains(Fact.WITHDRAWN_HERE));
    }

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void withoutAnEndTheFirstConfirmationStands(@ForAll("histories") List<Fact> facts) {
        List<Fact> confirmations = facts.stream()
                .filter(f -> f == Fact.CONFIRMED || f == Fact.CONFIRMED_WITHOUT_NOTICE)
                .toList();
        if (confirmations.size() < facts.size()) {
            return;
        }

        State expected = confirmations.isEmpty()
                ? State.UNSEEN
                : confirmations.getFirst() == Fact.CONFIRMED ? State.GIVEN : State.INVALID;
        assertThat(run(facts).state()).isEqualTo(expected);
    }

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void theEndIsFinalAndSilentFromThenOn(@ForAll("histories") List<Fact> facts) {
        boolean ended = false;
        State state = State.UNSEEN;
        for (Fact fact : facts) {
            Episode.Step step = Episode.after(state, fact);
            if (ended) {
                assertThat(step.next()).isEqualTo(State.ENDED);
                assertThat(step.emits()).isFalse();
            }
            state = step.next();
            ended = state == State.ENDED;
        }
    }

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void nothingIsEverSaidTwice(@ForAll("histories") List<Fact> facts) {
        List<Entry> entries = run(facts).entries();

        assertThat(entries.stream().filter(e -> e == Entry.GIVEN || e == Entry.INVALIDATED))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(entries.stream().filter(e -> e == Entry.WITHDRAWN)).hasSizeLessThanOrEqualTo(1);
        assertThat(entries.indexOf(Entry.WITHDRAWN)).isIn(-1, entries.size() - 1);
    }

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void aRepeatedHistoryChangesNothing(@ForAll("histories") List<Fact> facts) {
        List<Fact> twice = new ArrayList<>();
        facts.forEach(f -> {
            twice.add(f);
            twice.add(f);
        });

        assertThat(run(twice)).isEqualTo(run(facts));
    }

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void theEchoOfOurOwnWithdrawalEmitsNothing(@ForAll("histories") List<Fact> facts) {
        List<Fact> echoed = new ArrayList<>();
        facts.forEach(f -> {
            echoed.add(f);
            if (f == Fact.WITHDRAWN_HERE) {
                echoed.add(Fact.ENDED);
            }
        });

        assertThat(run(echoed)).isEqualTo(run(facts));
    }

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void aConfirmationAfterAnEndIsNotApplied(@ForAll("histories") List<Fact> facts) {
        List<Fact> endFirst = new ArrayList<>(facts);
        endFirst.addFirst(Fact.ENDED);

        Run run = run(endFirst);

        assertThat(run.state()).isEqualTo(State.ENDED);
        assertThat(run.entries()).isEmpty();
    }

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void theStateIsTheFoldOfWhatWasEmitted(@ForAll("histories") List<Fact> facts) {
        Run run = run(facts);
        State folded = State.UNSEEN;
        for (Entry entry : run.entries()) {
            folded = switch (entry) {
                case GIVEN -> State.GIVEN;
                case INVALIDATED -> State.INVALID;
                case WITHDRAWN -> State.ENDED;
                case NONE -> folded;
            };
        }
        // a tombstone says nothing, so for the others it was never there
        State seen = run.state() == State.ENDED && run.entries().isEmpty() ? State.UNSEEN : run.state();

        assertThat(folded).isEqualTo(seen);
        assertThat(run.emissions()).isEqualTo(run.entries().size());
    }

    private static Run run(List<Fact> facts) {
        State state = State.UNSEEN;
        List<Entry> entries = new ArrayList<>();
        int emissions = 0;
        for (Fact fact : facts) {
            Episode.Step step = Episode.after(state, fact);
            state = step.next();
            if (step.entry() != Entry.NONE) {
                entries.add(step.entry());
            }
            emissions += step.emits() ? 1 : 0;
        }
        return new Run(state, entries, emissions);
    }
}
