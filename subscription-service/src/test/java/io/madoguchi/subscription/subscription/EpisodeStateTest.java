package io.madoguchi.subscription.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class EpisodeStateTest {

    private static final Set<EpisodeFact> ENDS =
            EnumSet.of(EpisodeFact.LEFT, EpisodeFact.STOPPED_ELSEWHERE, EpisodeFact.CONSENT_WITHDRAWN);

    /** All orders, repeats and losses: any list of facts. */
    @Property(tries = 5000)
    void anEndIsFinalAndEachFactIsToldAtMostOnce(@ForAll @Size(max = 8) List<EpisodeFact> facts) {
        EpisodeState state = EpisodeState.UNKNOWN;
        boolean ended = false;
        int confirmedTold = 0;
        int endTold = 0;
        for (EpisodeFact fact : facts) {
            EpisodeStep step = state.on(fact);
            ended |= ENDS.contains(fact);
            if (step.told()) {
                assertThat(fact).isIn(EpisodeFact.CONFIRMED, EpisodeFact.LEFT);
                confirmedTold += fact == EpisodeFact.CONFIRMED ? 1 : 0;
                endTold += fact == EpisodeFact.LEFT ? 1 : 0;
                assertThat(endTold).isLessThanOrEqualTo(confirmedTold);
            }
            state = step.state();
            assertThat(ended)
                    .as("after %s", facts)
                    .isEqualTo(state == EpisodeState.STOPPED || state == EpisodeState.ENDED);
        }

        assertThat(confirmedTold).isLessThanOrEqualTo(1);
        assertThat(endTold).isLessThanOrEqualTo(1);
        assertThat(state == EpisodeState.LIVE).isEqualTo(facts.contains(EpisodeFact.CONFIRMED) && !ended);
    }
}
