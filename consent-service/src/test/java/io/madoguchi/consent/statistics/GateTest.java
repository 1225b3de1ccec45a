package io.madoguchi.consent.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.madoguchi.problems.ProblemException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The gate against an attacker who tries every table there is. */
class GateTest {

    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);
    private static final List<String> BOTH = List.of("purpose", "language");
    private static final List<String> PURPOSES = List.of("purpose");
    private static final List<String> LANGUAGES = List.of("language");

    @Provide
    Arbitrary<Rule> rules() {
        return Arbitraries.of(new Rule(3, 1), new Rule(4, 1), new Rule(3, 3), new Rule(4, 5), new Rule(2, 1));
    }

    @Property(tries = 150)
    void nobodyLearnsAFigureThatOneReleaseHoldsBack(
            @ForAll("rules") Rule rule, @ForAll @Size(4) List<@IntRange(max = 9) Integer> values) {
        Cube cube = Cube.of(BOTH, Map.of(JANUARY, square(values)));

        Release release = new Gate(cube, List.of()).open(BOTH, List.of(JANUARY), rule);

        assertHidden(cube, List.of(release));
        assertThinIsNeverShown(cube, release);
    }

    /** Margins by one dimension, then by the other, then the whole table, in any order, all for the same month. */
    @Property(tries = 100)
    void noTwoReleasesTogetherRevealASuppressedFigure(
            @ForAll("rules") Rule rule,
            @ForAll @Size(4) List<@IntRange(max = 9) Integer> values,
            @ForAll("orders") List<List<String>> order) {
        Cube cube = Cube.of(BOTH, Map.of(JANUARY, square(values)));
        List<Release> released = new ArrayList<>();

        for (List<String> dimensions : order) {
            open(cube, released, dimensions, List.of(JANUARY), rule).ifPresent(released::add);
        }

        assertHidden(cube, released);
        released.forEach(r -> assertThinIsNeverShown(cube, r));
    }

    @Provide
    Arbitrary<List<List<String>>> orders() {
        return Arbitraries.of(
                List.of(PURPOSES, LANGUAGES, BOTH),
                List.of(BOTH, LANGUAGES, PURPOSES),
                List.of(LANGUAGES, BOTH, PURPOSES),
                List.of(List.of(), PURPOSES, BOTH));
    }

    /** A quarter less one of its months is the other: the difference must not tell what a month held back. */
    @Property(tries = 100)
    void aLongerPeriodDoesNotRevealWhatAMonthHeldBack(
            @ForAll("rules") Rule rule, @ForAll @Size(4) List<@IntRange(max = 9) Integer> values) {
        Map<YearMonth, Map<List<String>, Count>> months = new HashMap<>();
        months.put(JANUARY, line(values.get(0), values.get(1)));
        months.put(FEBRUARY, line(values.get(2), values.get(3)));
        Cube cube = Cube.of(PURPOSES, months);
        List<Release> released = new ArrayList<>();

        for (List<YearMonth> period : List.of(List.of(JANUARY), List.of(JANUARY, FEBRUARY), List.of(FEBRUARY))) {
            open(cube, released, PURPOSES, period, rule).ifPresent(released::add);
        }

        assertHidden(cube, released);
    }

    @Test
    void whatIsManyIsShownRoundedAndWhatIsFewIsNot() {
        Cube cube = Cube.of(BOTH, Map.of(JANUARY, square(List.of(123, 4, 67, 88))));

        Release release = new Gate(cube, List.of()).open(BOTH, List.of(JANUARY), new Rule(10, 5));

        assertThat(shown(release, "b", "ja")).isEqualTo(65);
        assertThat(shown(release, "a", "en")).isNull();
        assertThat(shown(release, "*", "*")).isEqualTo(280);
    }

    /** Without rounding the total would give the small figure away, so a second one of its row is held back too. */
    @Test
    void aSmallFigureTakesAnotherOneWithIt() {
        Cube cube = Cube.of(PURPOSES, Map.of(JANUARY, line(50, 3)));

        Release release = new Gate(cube, List.of()).open(PURPOSES, List.of(JANUARY), new Rule(10, 1));

        assertThat(release.figures().stream().filter(f -> !f.isShown())).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void fewPeopleBehindManyVisitsAreFewPeople() {
        Map<List<String>, Count> counts = new HashMap<>();
        counts.put(List.of("a"), new Count(500, 2));
        counts.put(List.of("b"), new Count(500, 400));
        Cube cube = Cube.of(PURPOSES, Map.of(JANUARY, counts));

        Release release = new Gate(cube, List.of()).open(PURPOSES, List.of(JANUARY), new Rule(10, 5));

        assertThat(release.figures().stream()
                        .filter(f -> f.at().equals(List.of("a")))
                        .findFirst()
                        .orElseThrow()
                        .isShown())
                .isFalse();
    }

    private static Optional<Release> open(
            Cube cube, List<Release> before, List<String> dimensions, List<YearMonth> months, Rule rule) {
        try {
            return Optional.of(new Gate(cube, before).open(dimensions, months, rule));
        } catch (ProblemException refused) {
            assertThatThrownBy(() -> {
                        throw refused;
                    })
                    .isInstanceOf(ProblemException.class);
            return Optional.empty();
        }
    }

    private static Map<List<String>, Count> square(List<Integer> values) {
        Map<List<String>, Count> counts = new HashMap<>();
        int i = 0;
        for (String purpose : List.of("a", "b")) {
            for (String language : List.of("ja", "en")) {
                int value = values.get(i++);
                counts.put(List.of(purpose, language), new Count(value, value));
            }
        }
        return counts;
    }

    private static Map<List<String>, Count> line(int one, int two) {
        return Map.of(List.of("a"), new Count(one, one), List.of("b"), new Count(two, two));
    }

    private static Long shown(Release release, String... at) {
        return release.figures().stream()
                .filter(f -> f.at().equals(List.of(at)))
                .findFirst()
                .orElseThrow()
                .shown();
    }

    private static void assertThinIsNeverShown(Cube cube, Release release) {
        for (Figure figure : release.figures()) {
            Count count = cube.count(cube.under(release.dimensions(), release.months(), figure.at()));
            if (release.rule().isThin(count)) {
                assertThat(figure.isShown()).as("%s of %s", figure.at(), count).isFalse();
            }
        }
    }

    /** Every table of four cells up to a size is tried; those that agree with all that was shown leave a range. */
    private static void assertHidden(Cube cube, List<Release> released) {
        List<Fact> facts = new ArrayList<>();
        List<Secret> secrets = new ArrayList<>();
        for (Release release : released) {
            for (Figure figure : release.figures()) {
                int[] under = cube.under(release.dimensions(), release.months(), figure.at());
                if (figure.isShown()) {
                    facts.add(new Fact(under, figure.shown(), release.rule()));
                } else {
                    secrets.add(new Secret(under, figure.spread(), figure.at().toString()));
                }
            }
        }
        long[] least = new long[secrets.size()];
        long[] most = new long[secrets.size()];
        java.util.Arrays.fill(least, Long.MAX_VALUE);
        java.util.Arrays.fill(most, Long.MIN_VALUE);
        int largest = 24;
        long[] table = new long[4];
        for (int n = 0; n < largest * largest * largest * largest; n++) {
            int rest = n;
            for (int i = 0; i < 4; i++) {
                table[i] = rest % largest;
                rest /= largest;
            }
            if (facts.stream().allMatch(f -> f.agrees(table))) {
                for (int i = 0; i < secrets.size(); i++) {
                    long sum = Attacker.sum(table, secrets.get(i).under());
                    least[i] = Math.min(least[i], sum);
                    most[i] = Math.max(most[i], sum);
                }
            }
        }
        for (int i = 0; i < secrets.size(); i++) {
            assertThat(most[i] - least[i])
                    .as("%s in %s", secrets.get(i).name(), released)
                    .isGreaterThanOrEqualTo(secrets.get(i).spread());
        }
    }

    private record Secret(int[] under, int spread, String name) {}

    /** What an attacker can compare, written apart from the gate: would this table have been shown like that? */
    private record Fact(int[] under, long shown, Rule rule) {
        boolean agrees(long[] table) {
            long sum = Attacker.sum(table, under);
            boolean thin = sum > 0 && sum < rule.threshold();
            return !thin && (sum + rule.rounding() / 2) / rule.rounding() * rule.rounding() == shown;
        }
    }
}
