package io.madoguchi.subscription.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class BounceScoreProperties {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final int HALF = 30;

    /** The rule as it stands when nobody changes it. */
    private static final ReturnsConfig.Score RULE = new ReturnsConfig.Score() {
        @Override
        public double warnAt() {
            return 1.5;
        }

        @Override
        public double pauseAt() {
            return 3;
        }

        @Override
        public int halfLifeDays() {
            return HALF;
        }
    };

    @Provide
    Arbitrary<Double> weights() {
        return Arbitraries.of(BounceScore.HARD, BounceScore.SOFT);
    }

    @Property
    void theOrderWithinADayDoesNotMatter(
            @ForAll @Size(min = 1, max = 8) List<@From("weights") Double> bounces,
            @ForAll @IntRange(max = 90) int before,
            @ForAll long seed) {
        List<Double> shuffled = new ArrayList<>(bounces);
        Collections.shuffle(shuffled, new Random(seed));
        BounceScore start = BounceScore.none(DAY.minusDays(before + 1)).on(1, DAY.minusDays(before + 1), HALF);

        double value = on(start, DAY, bounces).value();
        assertThat(on(start, DAY, shuffled).value()).isCloseTo(value, within(1e-9));
    }

    @Property
    void aDayAddsNoMoreThanItsWorst(
            @ForAll @Size(min = 1, max = 8) List<@From("weights") Double> bounces,
            @ForAll @IntRange(min = 1, max = 90) int before) {
        BounceScore start = BounceScore.none(DAY.minusDays(before)).on(1, DAY.minusDays(before), HALF);
        double worst = Collections.max(bounces);

        BounceScore after = on(start, DAY, bounces);

        assertThat(after.value()).isCloseTo(start.at(DAY, HALF) + worst, within(1e-9));
    }

    @Property
    void whatIsLeftNeverGrows(@ForAll @IntRange(max = 400) int days, @ForAll @IntRange(min = 1, max = 400) int more) {
        BounceScore score = BounceScore.none(DAY).on(1, DAY, HALF);

        assertThat(score.at(DAY.plusDays(days + more), HALF)).isLessThan(score.at(DAY.plusDays(days), HALF));
        assertThat(score.at(DAY.plusDays(HALF), HALF)).isCloseTo(0.5, within(1e-9));
    }

    @Property
    void aDayThatIsOverIsNotOpenedAgain(@ForAll @IntRange(min = 1, max = 400) int late) {
        BounceScore score = BounceScore.none(DAY).on(1, DAY, HALF);

        assertThat(score.on(1, DAY.minusDays(late), HALF)).isEqualTo(score);
    }

    @Property
    void aPauseIsOnlyEndedByTheReader(
            @ForAll @Size(max = 20) List<@From("weights") Double> bounces, @ForAll boolean nobodyThere) {
        ContactState state = ContactState.PAUSED;
        for (double weight : bounces) {
            state = state.after(nobodyThere, weight, RULE);
        }

        assertThat(state).isEqualTo(ContactState.PAUSED);
    }

    @Example
    void firstItIsWatchedThenPausedAndAtOnceWhereNobodyIs() {
        assertThat(ContactState.FINE.after(false, 1, RULE)).isEqualTo(ContactState.FINE);
        assertThat(ContactState.FINE.after(false, 1.5, RULE)).isEqualTo(ContactState.WARNED);
        assertThat(ContactState.WARNED.after(false, 0.5, RULE)).isEqualTo(ContactState.FINE);
        assertThat(ContactState.WARNED.after(false, 3, RULE)).isEqualTo(ContactState.PAUSED);
        assertThat(ContactState.FINE.after(true, 1, RULE)).isEqualTo(ContactState.PAUSED);
    }

    private static BounceScore on(BounceScore start, LocalDate day, List<Double> bounces) {
        BounceScore score = start;
        for (double weight : bounces) {
            score = score.on(weight, day, HALF);
        }
        return score;
    }
}
