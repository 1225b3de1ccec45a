package io.madoguchi.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TokenBucketsProperties {

    @Property
    void neverMoreThanTheBurstAndWhatGrewBackPass(
            @ForAll @IntRange(min = 1, max = 20) int burst,
            @ForAll @IntRange(min = 1, max = 1000) int perSecond,
            @ForAll @Size(max = 200) List<@IntRange(max = 100_000) Integer> pausesInMicros) {
        TokenBuckets buckets = new TokenBuckets(burst, perSecond, 100);
        List<Long> passed = new ArrayList<>();
        long now = 1_000_000_000L;
        for (int pause : pausesInMicros) {
            now += pause;
            if (buckets.take("a", now).isZero()) {
                passed.add(now);
            }
        }

        double perMicro = 1.0 / Math.round(1_000_000.0 / perSecond);
        for (int from = 0; from < passed.size(); from++) {
            for (int to = from; to < passed.size(); to++) {
                double grown = (passed.get(to) - passed.get(from)) * perMicro;
                assertThat(to - from + 1).isLessThanOrEqualTo((int) Math.floor(burst + grown + 1e-6));
            }
        }
    }

    @Property
    void whoWaitsAsToldPasses(
            @ForAll @IntRange(min = 1, max = 20) int burst, @ForAll @IntRange(min = 1, max = 1000) int perSecond) {
        TokenBuckets buckets = new TokenBuckets(burst, perSecond, 100);
        long now = 5;
        for (int i = 0; i < burst; i++) {
            assertThat(buckets.take("a", now)).isZero();
        }

        Duration wait = buckets.take("a", now);

        assertThat(wait).isPositive();
        assertThat(buckets.take("a", now + wait.toNanos() / 1000)).isZero();
        assertThat(buckets.take("b", now)).isZero();
    }

    @Property(tries = 50)
    void theMemoryIsBounded(@ForAll @IntRange(min = 2, max = 200) int remembered) {
        TokenBuckets buckets = new TokenBuckets(5, 1, remembered);
        for (int i = 0; i < 2000; i++) {
            buckets.take("source-" + i, i);
            assertThat(buckets.size()).isLessThanOrEqualTo(remembered + 1);
        }
    }

    @Example
    void whoIsActiveIsRememberedThoughOthersCome() {
        TokenBuckets buckets = new TokenBuckets(2, 0.001, 10);
        buckets.take("busy", 0);
        buckets.take("busy", 0);
        for (int i = 0; i < 4; i++) {
            buckets.take("other-" + i, 0);
        }

        assertThat(buckets.take("busy", 0)).isPositive();
        assertThat(buckets.has("busy", 0)).isFalse();
        assertThat(buckets.has("new", 0)).isTrue();
    }

    @Example
    void oneCustomerIsOneSource() {
        assertThat(Limits.network("2001:db8:1:2::1")).isEqualTo(Limits.network("2001:db8:1:2:ffff::9"));
        assertThat(Limits.network("2001:db8:1:2::1")).isNotEqualTo(Limits.network("2001:db8:1:3::1"));
        assertThat(Limits.network("192.0.2.1")).isNotEqualTo(Limits.network("192.0.2.2"));
        assertThat(Limits.network("::ffff:192.0.2.1")).isEqualTo(Limits.network("192.0.2.1"));
    }
}
