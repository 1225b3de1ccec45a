package io.madoguchi.subscription.traffic;

/**
 * The rate of a lane: a little more after each second without complaint, half at a word of being too busy, at most once
 * a second since one overload is told in many replies (additive increase, multiplicative decrease).
 */
final class Flow {

    private static final long SECOND = 1_000_000_000L;
    private static final int STEPS_TO_THE_TOP = 60;

    private final double floor;
    private double ceiling;
    private double rate;
    private long changedAt;

    Flow(double ceiling, double floor, long now) {
        this.floor = Math.min(floor, ceiling);
        this.ceiling = ceiling;
        this.rate = ceiling;
        this.changedAt = now;
    }

    void limit(double changed) {
        ceiling = changed;
        rate = Math.min(rate, Math.max(floor, ceiling));
    }

    boolean good(long now) {
        if (rate >= ceiling || now - changedAt < SECOND) {
            return false;
        }
        rate = Math.min(ceiling, rate + ceiling / STEPS_TO_THE_TOP);
        changedAt = now;
        return true;
    }

    boolean busy(long now) {
        if (now - changedAt < SECOND && rate < ceiling) {
            return false;
        }
        rate = Math.max(floor, rate / 2);
        changedAt = now;
        return true;
    }

    double rate() {
        return rate;
    }
}
