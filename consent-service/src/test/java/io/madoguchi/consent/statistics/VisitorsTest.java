package io.madoguchi.consent.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.datasketches.hll.HllSketch;
import org.junit.jupiter.api.Test;

/** Estimates stay within their bounds, and whoever comes twice counts once. */
class VisitorsTest {

    /** Four standard errors: one try in 16,000 lies outside by chance. */
    private static final double BOUND = 4 * 1.04 / Math.sqrt(1 << Visitors.REGISTERS);

    @Property(tries = 200)
    void theEstimateIsWithinItsBounds(@ForAll long salt, @ForAll @IntRange(max = 30_000) int visitors) {
        HllSketch sketch = sketch(salt, 0, visitors);

        long estimate = Visitors.estimate(sketch.toCompactByteArray()).orElseThrow();

        assertThat((double) Math.abs(estimate - visitors)).isLessThanOrEqualTo(1 + BOUND * visitors);
    }

    @Property(tries = 100)
    void twoGatewaysTogetherCountEveryVisitorOnce(
            @ForAll long salt, @ForAll @IntRange(max = 5_000) int first, @ForAll @IntRange(max = 5_000) int second) {
        byte[] both = Visitors.together(
                        sketch(salt, 0, first).toCompactByteArray(),
                        sketch(salt, first / 2, second).toCompactByteArray())
                .orElseThrow();

        long estimate = Visitors.estimate(both).orElseThrow();

        int different = Math.max(first, first / 2 + second);
        assertThat((double) Math.abs(estimate - different)).isLessThanOrEqualTo(1 + BOUND * different);
    }

    @Test
    void whatIsNoSketchIsRefused() {
        assertThat(Visitors.estimate(new byte[] {1, 2, 3})).isEmpty();
        assertThat(Visitors.estimate(new byte[64])).isEmpty();
        assertThat(Visitors.estimate(new HllSketch(8).toCompactByteArray())).isEmpty();
    }

    private static HllSketch sketch(long salt, int from, int many) {
        HllSketch sketch = new HllSketch(Visitors.REGISTERS);
        for (int i = from; i < from + many; i++) {
            sketch.update(new long[] {salt, i});
        }
        return sketch;
    }
}
