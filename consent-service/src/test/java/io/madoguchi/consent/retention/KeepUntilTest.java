package io.madoguchi.consent.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.consent.retention.KeepUntil.Anchor;
import io.madoguchi.consent.retention.KeepUntil.Held;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The end of keeping, as a rule. */
class KeepUntilTest {

    private static final Instant ZERO = Instant.parse("2026-01-01T00:00:00Z");

    @Property
    void itEndsExactlyWhenTheTimeIsOver(
            @ForAll Anchor anchor,
            @ForAll @IntRange(max = 3_000) int keep,
            @ForAll @IntRange(max = 3_000) int acquired,
            @ForAll @IntRange(max = 3_000) int more) {
        Instant taken = ZERO.plus(Duration.ofDays(acquired));
        Instant over = taken.plus(Duration.ofDays(more));
        KeepUntil rule = new KeepUntil(anchor, Duration.ofDays(keep));
        Held held = new Held(false, over, taken);

        Instant end = (anchor == Anchor.ACQUIRED ? taken : over).plus(Duration.ofDays(keep));

        assertThat(rule.ended(held, end)).isTrue();
        assertThat(rule.ended(held, end.minusMillis(1))).isFalse();
    }

    @Property
    void aLivingConsentNeverEnds(@ForAll Anchor anchor, @ForAll @IntRange(max = 100_000) int later) {
        KeepUntil rule = new KeepUntil(anchor, Duration.ZERO);

        assertThat(rule.ended(new Held(true, null, ZERO), ZERO.plus(Duration.ofDays(later))))
                .isFalse();
    }

    @Property
    void whatWasEverHeldHasAnEnd(@ForAll Anchor anchor, @ForAll @IntRange(max = 40_000) int keep) {
        KeepUntil rule = new KeepUntil(anchor, Duration.ofDays(keep));

        assertThat(rule.end(new Held(false, null, ZERO))).isPresent();
        assertThat(rule.end(new Held(false, ZERO, null))).isPresent();
    }
}
