package io.madoguchi.subscription.traffic;

/** A token bucket; time is given in nanoseconds of a clock that never goes back. */
final class Bucket {

    private static final double SECOND = 1e9;

    private final double burst;
    private double rate;
    private double tokens;
    private long filledAt;

    /** @param burst how many may leave at once after a rest */
    Bucket(double rate, double burst, long now) {
        this.rate = rate;
        this.burst = Math.max(1, burst);
        this.tokens = this.burst;
        this.filledAt = now;
    }

    void changeRate(double changed, long now) {
        fill(now);
        rate = changed;
    }

    boolean take(long now) {
        fill(now);
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    /** How long until one more may leave. */
    long nanosToNext(long now) {
        fill(now);
        return tokens >= 1 ? 0 : (long) Math.ceil((1 - tokens) / rate * SECOND);
    }

    private void fill(long now) {
        long passed = Math.max(0, now - filledAt);
        tokens = Math.min(burst, tokens + passed / SECOND * rate);
        filledAt = Math.max(filledAt, now);
    }
}
