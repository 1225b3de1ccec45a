package io.madoguchi.consent.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.consent.consent.Episode.Fact;
import io.madoguchi.consent.consent.Episode.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The current state of a purpose equals the fold of its events, whatever several opt-ins do between each other. */
class StandingTest {

    @Property(tries = 3000)
    void theCurrentStateIsTheFoldOfTheEvents(
            @ForAll @Size(max = 30) List<@IntRange(max = 3) Integer> episodes, @ForAll @Size(30) List<Fact> facts) {
        Map<Integer, State> states = new HashMap<>();
        List<Standing.Entry> events = new ArrayList<>();
        Standing current = Standing.NOTHING;

        for (int i = 0; i < episodes.size(); i++) {
            int episode = episodes.get(i);
            State before = states.getOrDefault(episode, State.UNSEEN);
            Episode.Step step = Episode.after(before, facts.get(i));
            states.put(episode, step.next());
            if (step.emits()) {
                ConsentStatus status = status(step.entry());
                events.add(new Standing.Entry(new UUID(0, episode), status, i));
                current = current.after(status, before == State.GIVEN, i);
            }
            assertThat(current).isEqualTo(Standing.fold(events));
        }

        long living = states.values().stream().filter(s -> s == State.GIVEN).count();
        assertThat(current.live()).isEqualTo((int) living);
        assertThat(current.status() == ConsentStatus.GIVEN).isEqualTo(living > 0);
    }

    @Property(tries = 1)
    void oneEndedOptInLeavesTheOtherStanding() {
        Standing both = Standing.NOTHING.after(ConsentStatus.GIVEN, false, 1).after(ConsentStatus.GIVEN, false, 2);

        Standing one = both.after(ConsentStatus.WITHDRAWN, true, null);

        assertThat(one).isEqualTo(new Standing(ConsentStatus.GIVEN, 1, 2));
        assertThat(one.after(ConsentStatus.WITHDRAWN, true, null))
                .isEqualTo(new Standing(ConsentStatus.WITHDRAWN, 0, 2));
    }

    private static ConsentStatus status(Episode.Entry entry) {
        return switch (entry) {
            case GIVEN -> ConsentStatus.GIVEN;
            case INVALIDATED -> ConsentStatus.INVALIDATED;
            case WITHDRAWN -> ConsentStatus.WITHDRAWN;
            case NONE -> throw new AssertionError("no event");
        };
    }
}
