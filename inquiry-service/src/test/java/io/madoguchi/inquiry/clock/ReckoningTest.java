package io.madoguchi.inquiry.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.inquiry.CaseKind;
import io.madoguchi.inquiry.Right;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TimeZone;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ReckoningTest {

    private static final LawPacks LAWS = new LawPacks();
    private static final Instant FIRST = Instant.parse("2026-06-20T00:00:00Z");
    private static final long MINUTES = Duration.ofDays(800).toMinutes();
    private static final List<String> ALL =
            List.of("appi-2022-04", "gdpr-2018-05", "uk-2026-06", "ccpa-2023-03", "internal-2026-11");

    @Property(tries = 2000)
    void nothingThePersonOwesMovesTheDayOnWhichTheyMaySue(
            @ForAll("moments") Instant received, @ForAll("waits") List<Wait> waits, @ForAll("moments") Instant asOf) {
        Course plain = Course.from(received);
        Course waited = new Course(received, null, waits, null, null, null, null);

        assertThat(due(read("appi-2022-04", waited, asOf))).isEqualTo(due(read("appi-2022-04", plain, asOf)));
    }

    @Property(tries = 2000)
    void aWaitNeverBringsADeadlineForward(
            @ForAll("moments") Instant received, @ForAll("waits") List<Wait> waits, @ForAll("moments") Instant asOf) {
        List<ClockReading> plain = readAll(Course.from(received), asOf);
        List<ClockReading> waited = readAll(new Course(received, null, waits, null, null, null, null), asOf);

        assertThat(waited).hasSameSizeAs(plain);
        for (int i = 0; i < plain.size(); i++) {
            Instant later = waited.get(i).due();
            assertThat(later == null || !later.isBefore(due(plain.get(i)))).isTrue();
        }
    }

    @Property(tries = 1000)
    void whatComesLaterIsNotKnown(
            @ForAll("moments") Instant received, @ForAll("waits") List<Wait> waits, @ForAll("moments") Instant asOf) {
        List<Wait> known = waits.stream()
                .filter(wait -> !wait.from().isAfter(asOf))
                .map(wait ->
                        wait.to() != null && wait.to().isAfter(asOf) ? new Wait(wait.owed(), wait.from(), null) : wait)
                .toList();

        assertThat(readAll(new Course(received, null, waits, null, null, asOf.plusMillis(1), null), asOf))
                .isEqualTo(readAll(new Course(received, null, known, null, null, null, null), asOf));
    }

    @Property(tries = 200)
    void theTimeZoneOfTheMachineIsOfNoInterest(@ForAll("moments") Instant received) {
        TimeZone here = TimeZone.getDefault();
        List<ClockReading> read = readAll(Course.from(received), received);
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));

            assertThat(readAll(Course.from(received), received)).isEqualTo(read);
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Property(tries = 1000)
    void anAnswerIsInTimeUpToTheLastMillisecond(@ForAll("moments") Instant received) {
        for (ClockReading clock : readAll(Course.from(received), received)) {
            Instant due = due(clock);
            Instant later = due.plus(Duration.ofDays(30));

            assertThat(state(clock, answered(received, due.minusMillis(1)), later))
                    .isEqualTo(ClockReading.State.MET);
            assertThat(state(clock, answered(received, due), later)).isEqualTo(ClockReading.State.LATE);
        }
    }

    private static ClockReading.State state(ClockReading of, Course course, Instant asOf) {
        return readAll(course, asOf).stream()
                .filter(clock -> clock.pack().equals(of.pack())
                        && clock.clock() == of.clock()
                        && clock.article().equals(of.article()))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static Course answered(Instant received, Instant at) {
        return new Course(received, null, List.of(), null, null, at, null);
    }

    private static List<ClockReading> readAll(Course course, Instant asOf) {
        return LAWS.read(ALL, CaseKind.RIGHTS, List.of(Right.ACCESS, Right.ERASURE), course, asOf);
    }

    private static ClockReading read(String pack, Course course, Instant asOf) {
        return LAWS.read(List.of(pack), CaseKind.RIGHTS, List.of(Right.ACCESS), course, asOf)
                .getFirst();
    }

    private static Instant due(ClockReading clock) {
        Instant due = clock.due();
        assertThat(due).isNotNull();
        return due;
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.longs().between(0, MINUTES).map(minute -> FIRST.plus(Duration.ofMinutes(minute)));
    }

    @Provide
    Arbitrary<List<Wait>> waits() {
        Arbitrary<Long> days = Arbitraries.longs().between(0, 40);
        return Combinators.combine(Arbitraries.of(Owed.class), moments(), days.injectNull(0.2))
                .as((owed, from, length) ->
                        new Wait(owed, from, length == null ? null : from.plus(Duration.ofDays(length))))
                .list()
                .ofMaxSize(4);
    }
}
