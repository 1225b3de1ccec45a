package io.madoguchi.subscription.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.subscription.delivery.DeliveryCounts;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How fast an issue goes is what was seen of it, and nothing when nothing moves. */
class PaceTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Pace pace = new Pace();
    private final UUID issue = UUID.randomUUID();

    @Test
    void theFirstLookKnowsNothing() {
        assertThat(pace.perSecond(issue, open(1000), NOON)).isEmpty();
    }

    @Test
    void theNextOneKnowsWhatCameToItsEnd() {
        assertThat(pace.perSecond(issue, open(1000), NOON)).isEmpty();

        assertThat(pace.perSecond(issue, open(500), NOON.plusSeconds(5))).contains(100.0);
        assertThat(pace.perSecond(issue, open(400), NOON.plusSeconds(10))).contains(60.0);
    }

    @Test
    void whatWasSeenLongAgoSaysNothing() {
        assertThat(pace.perSecond(issue, open(1000), NOON)).isEmpty();

        assertThat(pace.perSecond(issue, open(500), NOON.plusSeconds(90))).isEmpty();
    }

    @Test
    void nothingMovesWhileItIsHeld() {
        assertThat(pace.perSecond(issue, open(1000), NOON)).isEmpty();

        assertThat(pace.perSecond(issue, open(1000), NOON.plusSeconds(5))).isEmpty();
    }

    @Test
    void whatIsSentOnceMoreBeginsAnew() {
        assertThat(pace.perSecond(issue, open(10), NOON)).isEmpty();

        assertThat(pace.perSecond(issue, open(50), NOON.plusSeconds(5))).isEmpty();
        assertThat(pace.perSecond(issue, open(40), NOON.plusSeconds(6))).contains(10.0);
    }

    private static DeliveryCounts open(long open) {
        return new DeliveryCounts(1000, 1000 - open, 0, 0, 0, 0, open);
    }
}
