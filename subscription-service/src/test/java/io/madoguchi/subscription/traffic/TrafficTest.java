package io.madoguchi.subscription.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TrafficTest {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong(5 * SECOND);
    private final Traffic traffic = new Traffic(now::get);

    /** Whatever the pauses between them, never more than the burst and what time has brought. */
    @Property
    void aBucketGivesNoMoreThanItsRate(
            @ForAll @IntRange(min = 1, max = 500) int rate,
            @ForAll @Size(min = 1, max = 200) List<@IntRange(min = 0, max = 50_000_000) Integer> pauses) {
        Bucket bucket = new Bucket(rate, 0);
        long time = 0;
        int taken = 0;
        for (int pause : pauses) {
            time += pause;
            while (bucket.take(time)) {
                taken++;
            }
        }

        assertThat((double) taken).isLessThanOrEqualTo(rate + (double) time / SECOND * rate + 1e-6);
    }

    @Property
    void afterItsWaitABucketGives(@ForAll @IntRange(min = 1, max = 10_000) int rate) {
        Bucket bucket = new Bucket(rate, 0);
        while (bucket.take(0)) {
            assertThat(bucket.nanosToNext(0)).isNotNegative();
        }

        assertThat(bucket.take(bucket.nanosToNext(0) + 1)).isTrue();
    }

    /** What was saved up at the old rate is not spent at the new one. */
    @Property
    void aLowerRateHoldsAtOnce(
            @ForAll @IntRange(min = 1, max = 500) int before, @ForAll @IntRange(min = 1, max = 500) int after) {
        Bucket bucket = new Bucket(before, 0);
        bucket.changeRate(after, 0);
        int taken = 0;
        while (bucket.take(0)) {
            taken++;
        }

        assertThat(taken).isEqualTo(Math.min(before, after));
    }

    /** Any order of words keeps the rate between floor and ceiling. */
    @Property
    void aFlowStaysWithinItsBounds(@ForAll @Size(max = 300) List<Boolean> words) {
        Flow flow = new Flow(100, 1, 0);
        long time = 0;
        for (boolean good : words) {
            time += SECOND / 3;
            boolean changed = good ? flow.good(time) : flow.busy(time);
            assertThat(flow.rate()).isBetween(1.0, 100.0);
            assertThat(changed && good ? flow.rate() > 1 : true).isTrue();
        }
    }

    @Test
    void busyHalvesOnceASecondAndGoodClimbsBack() {
        Flow flow = new Flow(100, 1, 0);
        assertThat(flow.busy(SECOND)).isTrue();
        assertThat(flow.busy(SECOND + 1)).as("the same overload").isFalse();
        assertThat(flow.rate()).isEqualTo(50);
        for (int i = 2; i < 40; i++) {
            flow.good(i * SECOND);
        }

        assertThat(flow.rate()).isEqualTo(100);
    }

    @Test
    void aLaneThatOnlySaysNoIsLeftAloneAndProbed() {
        TrafficLane lane = traffic.lane("mail.example.jp", "other");
        while (lane.enter()) {
            lane.busy();
            now.addAndGet(SECOND);
        }

        assertThat(traffic.shut("mail.example.jp")).containsExactly("other");
        now.addAndGet(lane.again().toNanos() + 1);
        assertThat(lane.enter()).as("one probe").isTrue();
        assertThat(lane.enter()).as("and no second beside it").isFalse();
        lane.good();
        now.addAndGet(SECOND);
        assertThat(traffic.shut("mail.example.jp")).isEmpty();
        assertThat(lane.enter()).isTrue();
    }

    @Test
    void noMoreAtOnceThanAProviderTakes() {
        TrafficLane lane = traffic.lane("mail.example.jp", "google");
        for (int i = 0; i < 5; i++) {
            assertThat(lane.enter()).isTrue();
        }
        assertThat(lane.enter()).isFalse();
        lane.unused();

        assertThat(lane.enter()).isTrue();
    }

    @Test
    void sendersShareWithoutALeader() {
        TrafficLane lane = traffic.lane("mail.example.jp", "docomo");
        traffic.learn(List.of(), 4);
        now.addAndGet(60 * SECOND);
        int burst = 0;
        while (lane.enter()) {
            lane.good();
            burst++;
        }
        now.addAndGet(SECOND);
        int second = 0;
        while (lane.enter()) {
            lane.good();
            second++;
        }

        assertThat(burst).isEqualTo(5);
        assertThat(second).as("a quarter of 20").isEqualTo(5);
    }

    @Test
    void whatStaffPausesIsNotSent() {
        TrafficLane lane = traffic.lane("mail.example.jp", "docomo");
        traffic.learn(List.of(new Decision("mail.example.jp", "docomo", true, null)), 1);
        assertThat(lane.enter()).isFalse();
        assertThat(traffic.shut("mail.example.jp")).containsExactly("docomo");
        assertThat(traffic.isPaused("mail.example.jp")).isFalse();

        traffic.learn(List.of(new Decision("mail.example.jp", Decision.ALL, true, null)), 1);
        assertThat(traffic.isPaused("mail.example.jp")).isTrue();
        assertThat(traffic.isPaused("other.example.jp")).isFalse();
        traffic.learn(List.of(), 1);
        assertThat(lane.enter()).isTrue();
    }

    @Test
    void aProviderIsKnownByTheEndOfItsName() {
        assertThat(Provider.of("docomo.ne.jp")).isEqualTo("docomo");
        assertThat(Provider.of("gmail-smtp-in.l.google.com")).isEqualTo("google");
        assertThat(Provider.of("notgmail.com")).isEqualTo("other");
        assertThat(Provider.of("example.jp")).isEqualTo("other");
    }

    @Test
    void theFirstWeeksAreALadder() {
        LocalDate start = LocalDate.of(2026, 11, 22);

        assertThat(WarmUpPlan.USUAL.quota(start, start.minusDays(1))).isEqualTo(50);
        assertThat(WarmUpPlan.USUAL.quota(start, start)).isEqualTo(50);
        assertThat(WarmUpPlan.USUAL.quota(start, start.plusDays(15))).isEqualTo(100_000);
        assertThat(WarmUpPlan.USUAL.quota(start, start.plusDays(16))).isEqualTo(Long.MAX_VALUE);
    }
}
