package io.madoguchi.subscription.returns;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How badly mail to a contact bounces.
 *
 * @param value with all of this day in it
 * @param today what this day has added: the worst of it, once
 */
record BounceScore(double value, double today, LocalDate day) {

    static final double HARD = 1;
    static final double SOFT = 0.5;

    static BounceScore none(LocalDate day) {
        return new BounceScore(0, 0, day);
    }

    /** One more bounce. A day that is over is not opened again: whether it was counted is not known any more. */
    BounceScore on(double weight, LocalDate date, int halfLifeDays) {
        if (date.isBefore(day)) {
            return this;
        }
        if (date.equals(day)) {
            double more = Math.max(0, weight - today);
            return new BounceScore(value + more, Math.max(today, weight), day);
        }
        return new BounceScore(at(date, halfLifeDays) + weight, weight, date);
    }

    /** What is left of it on a later day. */
    double at(LocalDate date, int halfLifeDays) {
        long days = Math.max(0, ChronoUnit.DAYS.between(day, date));
        return value * Math.pow(0.5, (double) days / halfLifeDays);
    }
}
