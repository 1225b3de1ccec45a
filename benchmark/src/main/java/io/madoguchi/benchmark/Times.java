package io.madoguchi.benchmark;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** How long each of a known number of calls took. */
final class Times {

    private final double[] millis;
    private final AtomicInteger taken = new AtomicInteger();

    Times(int number) {
        this.millis = new double[number];
    }

    void add(long nanos) {
        millis[taken.getAndIncrement()] = nanos / 1e6;
    }

    /** In milliseconds. */
    double quantile(double q) {
        double[] sorted = Arrays.copyOf(millis, taken.get());
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
    }
}
