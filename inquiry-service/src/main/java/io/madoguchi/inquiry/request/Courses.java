package io.madoguchi.inquiry.request;

import io.madoguchi.inquiry.clock.Course;
import io.madoguchi.inquiry.clock.Owed;
import io.madoguchi.inquiry.clock.Wait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the course of a case, as the clocks need it, from its events: nothing about time is stored twice. */
final class Courses {

    private Courses() {}

    /** One event, as far as it matters here. */
    record Step(Fact fact, Instant at) {}

    static Course of(Instant received, List<Step> steps) {
        Instant reopened = null;
        Instant extended = null;
        Instant acknowledged = null;
        Instant answered = null;
        Instant ended = null;
        for (Step step : steps) {
            switch (step.fact()) {
                case REOPENED -> {
                    // an answer that was not one leaves the law's time as it was
                    reopened = step.at();
                    answered = null;
                    ended = null;
                }
                // the first counts: who is told twice was told the first time
                case EXTENSION_TOLD -> extended = first(extended, step);
                case ACKNOWLEDGED -> acknowledged = first(acknowledged, step);
                case ANSWERED -> answered = step.at();
                case WITHDRAWN, MISDIRECTED, MARKED_SPAM, MERGED, NO_REPLY -> ended = step.at();
                default -> {}
            }
        }
        return new Course(received, reopened, waits(steps), extended, acknowledged, answered, ended);
    }

    private static Instant first(@Nullable Instant known, Step step) {
        return known == null ? step.at() : known;
    }

    /** A question runs until something else is waited for, or nothing. */
    private static List<Wait> waits(List<Step> steps) {
        List<Wait> waits = new ArrayList<>();
        Waiting waiting = Waiting.NOBODY;
        Instant since = Instant.MIN;
        for (Step step : steps) {
            Optional<Waiting> next = Transitions.find(waiting, step.fact())
                    .map(Transition::to)
                    .map(Waiting.class::cast)
                    .filter(moved(waiting));
            if (next.isPresent()) {
                add(waits, waiting.owed(), since, step.at());
                waiting = next.get();
                since = step.at();
            }
        }
        add(waits, waiting.owed(), since, null);
        return waits;
    }

    private static Predicate<Waiting> moved(Waiting from) {
        return to -> to != from;
    }

    private static void add(List<Wait> waits, Optional<Owed> owed, Instant from, @Nullable Instant to) {
        owed.ifPresent(o -> waits.add(new Wait(o, from, to)));
    }
}
