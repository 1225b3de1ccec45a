package io.madoguchi.consent.statistics;

import java.util.Optional;
import org.apache.datasketches.common.SketchesArgumentException;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.HllUnion;

/** How many different visitors a day had, without a list of them: a HyperLogLog sketch, 2^12 registers, error 1.6 %. */
final class Visitors {

    static final int REGISTERS = 12;

    /** A sketch of that size, in its largest form. */
    static final int LARGEST = 8_192;

    private Visitors() {}

    /** Both together; a visitor of both counts once. Empty when the bytes are no sketch of ours. */
    static Optional<byte[]> together(byte[] one, byte[] other) {
        return read(one)
                .flatMap(a -> read(other).map(b -> {
                    HllUnion union = new HllUnion(REGISTERS);
                    union.update(a);
                    union.update(b);
                    return union.getResult().toCompactByteArray();
                }));
    }

    static Optional<Long> estimate(byte[] sketch) {
        return read(sketch).map(s -> Math.round(s.getEstimate()));
    }

    private static Optional<HllSketch> read(byte[] bytes) {
        try {
            return Optional.of(HllSketch.heapify(bytes)).filter(s -> s.getLgConfigK() == REGISTERS);
        } catch (SketchesArgumentException | IndexOutOfBoundsException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
