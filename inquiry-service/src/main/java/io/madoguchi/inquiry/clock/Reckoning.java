package io.madoguchi.inquiry.clock;

import io.madoguchi.inquiry.Wording;
import io.madoguchi.inquiry.clock.ClockReading.Rest;
import io.madoguchi.inquiry.clock.ClockReading.State;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one clock of one case at one moment. A term is a number of days to be counted, one after the other; a day on which the
 * clock rests is passed over, and so is a holiday where only working days count. Days are half-open: the day of the question is
 * passed over, the day of the answer counts. Nothing is kept: the same course gives the same reading, whenever it is asked.
 */
final class Reckoning {

    private final LawPack pack;
    private final ClockRule rule;
    private final Holidays holidays;
    private final Course course;
    /** Beyond this moment nothing is known or nothing matters. */
    private final Instant until;

    private final Instant asOf;

    Reckoning(LawPack pack, ClockRule rule, Holidays holidays, Course course, Instant asOf) {
        this.pack = pack;
        this.rule = rule;
        this.holidays = holidays;
        this.course = course;
        this.asOf = asOf;
        this.until = Stream.of(stopped(), known(course.ended()), Optional.of(asOf))
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElse(asOf);
    }

    /** A term laid over the calendar. */
    private record Span(Term term, Instant started, LocalDate lastDay, Instant due, List<Rest> rests) {}

    ClockReading read() {
        Instant opened = opened();
        Span span = lay(rule.term(), opened);
        Wording extended = null;
        ClockRule.Extension extension = rule.extension();
        if (span != null && extension != null && isToldBefore(span.due())) {
            span = lay(extension.term(), opened);
            extended = extension.article();
        }
        return new ClockReading(
                pack.regime(),
                pack.id(),
                rule.clock(),
                rule.article(),
                state(span),
                span == null ? null : span.started(),
                span == null ? null : span.lastDay(),
                span == null ? null : span.due(),
                span == null ? List.of() : span.rests(),
                extended);
    }

    private boolean isToldBefore(Instant due) {
        return known(course.extended()).filter(told -> told.isBefore(due)).isPresent();
    }

    private Instant opened() {
        Instant reopened = course.reopened();
        return rule.begins() == ClockRule.Begins.OPENED && reopened != null && !reopened.isAfter(asOf)
                ? reopened
                : course.received();
    }

    /** None while the law lets the time wait for something that has not come. */
    private @Nullable Span lay(Term term, Instant opened) {
        Span span = span(term, opened, List.of());
        for (Wait wait : course.waits()) {
            // asked when the time was over, or not yet: changes nothing
            if (!wait.from().isBefore(until) || !wait.from().isBefore(span.due()) || isDone(wait, opened)) {
                continue;
            }
            Instant brought = known(wait.to()).orElse(null);
            if (rule.waitsFor(wait.owed())) {
                if (brought == null) {
                    return null;
                }
                span = span(term, latest(span.started(), brought), span.rests());
            }
            Optional<ClockRule.Pause> pause = rule.pauseFor(wait.owed()).filter(p -> isPrompt(p, wait, opened));
            if (pause.isPresent()) {
                List<Rest> rests = new ArrayList<>(span.rests());
                rests.add(new Rest(wait.owed(), pause.get().article(), wait.from(), brought));
                span = span(term, span.started(), rests);
            }
        }
        return span;
    }

    private boolean isDone(Wait wait, Instant opened) {
        return known(wait.to()).filter(to -> to.isBefore(opened)).isPresent();
    }

    private boolean isPrompt(ClockRule.Pause pause, Wait wait, Instant opened) {
        Integer within = pause.within();
        return within == null
                || !day(wait.from()).isAfter(count(day(opened), within, Term.Unit.WORKING_DAYS, List.of()));
    }

    private Span span(Term term, Instant started, List<Rest> rests) {
        LocalDate first = day(started);
        int days = term.unit() == Term.Unit.MONTHS
                ? (int) ChronoUnit.DAYS.between(first, first.plusMonths(term.amount()))
                : term.amount();
        LocalDate before = isFirstDayCounted(started) ? first.minusDays(1) : first;
        LocalDate last = count(before, days, term.unit(), rests);
        if (rule.lastDay() == ClockRule.LastDay.WORKING) {
            last = holidays.workingDayFrom(last);
        }
        return new Span(
                term, started, last, last.plusDays(1).atStartOfDay(zone()).toInstant(), rests);
    }

    private boolean isFirstDayCounted(Instant started) {
        return switch (rule.firstDay()) {
            case NOT_COUNTED -> false;
            case COUNTED -> true;
            case COUNTED_FROM_MIDNIGHT -> local(started).toLocalTime().equals(LocalTime.MIDNIGHT);
        };
    }

    /** The day on which so many have been counted, from the day after this one. */
    private LocalDate count(LocalDate before, int days, Term.Unit unit, List<Rest> rests) {
        LocalDate day = before;
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            boolean counts = (unit != Term.Unit.WORKING_DAYS || holidays.isWorking(day)) && !isAtRest(day, rests);
            left -= counts ? 1 : 0;
        }
        return day;
    }

    private boolean isAtRest(LocalDate day, List<Rest> rests) {
        for (Rest rest : rests) {
            Instant to = rest.to();
            if (!day.isBefore(day(rest.from())) && day.isBefore(day(to == null ? until : to))) {
                return true;
            }
        }
        return false;
    }

    private State state(@Nullable Span span) {
        Optional<Instant> stopped = stopped();
        if (stopped.isPresent()) {
            return span == null || stopped.get().isBefore(span.due()) ? State.MET : State.LATE;
        }
        if (known(course.ended()).isPresent()) {
            return State.ENDED;
        }
        if (span == null) {
            return State.NOT_BEGUN;
        }
        if (!asOf.isBefore(span.due())) {
            return State.OVERDUE;
        }
        return span.rests().stream().anyMatch(rest -> rest.to() == null) ? State.RESTING : State.RUNNING;
    }

    /** Who was answered at once was also told that it arrived. */
    private Optional<Instant> stopped() {
        Optional<Instant> answered = known(course.answered());
        return rule.clock() == ClockKind.ACKNOWLEDGE
                ? known(course.acknowledged()).or(() -> answered)
                : answered;
    }

    private Optional<Instant> known(@Nullable Instant moment) {
        return Optional.ofNullable(moment).filter(m -> !m.isAfter(asOf));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private LocalDate day(Instant moment) {
        return local(moment).toLocalDate();
    }

    private ZonedDateTime local(Instant moment) {
        return moment.atZone(zone());
    }

    private ZoneId zone() {
        return pack.zone();
    }
}
