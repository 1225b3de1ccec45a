package io.madoguchi.subscription.traffic;

/**
 * A token bucket that holds what leaves in a second, so that a rate which was lowered holds from then on; time is given in
 * nanoseconds of a clock that never goes back.
 */
final class Bucket {

    private static final double SECOND = 1e9;

    private double rate;
    private double tokens;
    private long filledAt;

    Bucket(double rate, long now) {
        this.rate = rate;
        this.tokens = most();
        this.filledAt = now;
    }

    void changeRate(double changed, long now) {
        fill(now);
        rate = changed;
        tokens = Math.min(most(), tokens);
    }

    private double most() {
        return Math.max(1, rate);
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
        tokens = Math.min(most(), tokens + passed / SECOND * rate);
        filledAt = Math.max(filledAt, now);
    }
}
