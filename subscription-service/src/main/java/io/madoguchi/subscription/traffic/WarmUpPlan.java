package io.madoguchi.subscription.traffic;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * How many mails a day a new sending identity may begin with. Providers judge a sender by what they have seen of it, so
 * the first weeks are a ladder; after its last step there is no limit of ours.
 */
public record WarmUpPlan(List<Long> steps) {

    /** The usual ladder of mail services. */
    public static final WarmUpPlan USUAL = new WarmUpPlan(List.of(
            50L, 100L, 250L, 500L, 1_000L, 2_500L, 5_000L, 7_500L, 10_000L, 15_000L, 20_000L, 30_000L, 40_000L, 55_000L,
            70_000L, 100_000L));

    public WarmUpPlan {
        steps = List.copyOf(steps);
    }

    /** The number of this day; a day before the start counts as the first. */
    public long quota(LocalDate startedOn, LocalDate today) {
        long day = Math.max(0, ChronoUnit.DAYS.between(startedOn, today));
        return day < steps.size() ? steps.get((int) day) : Long.MAX_VALUE;
    }
}
