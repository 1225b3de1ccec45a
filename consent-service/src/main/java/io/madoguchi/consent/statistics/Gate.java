package io.madoguchi.consent.statistics;

import static io.madoguchi.consent.ConsentProblem.WOULD_REVEAL;

import io.madoguchi.consent.statistics.Attacker.Known;
import io.madoguchi.problems.ProblemException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Lets a table out so that nobody who has it, and everything let out before, learns a figure that was held back: thin
 * figures first (threshold), then as many others as it takes (complementary suppression), or nothing at all (E10, F3.2, F4.2).
 */
final class Gate {

    private final Cube cube;
    private final List<Release> before;
    private final long[] truth;

    Gate(Cube cube, List<Release> before) {
        this.cube = cube;
        this.before = before;
        this.truth = cube.truth();
    }

    /** A figure of the table that is being decided about. */
    private static final class Candidate {
        final List<String> at;
        final int[] under;
        final Count count;
        boolean shown;

        Candidate(List<String> at, int[] under, Count count, boolean shown) {
            this.at = at;
            this.under = under;
            this.count = count;
            this.shown = shown;
        }
    }

    /** That a figure must stay hidden, and how well. */
    private record Secret(int[] under, int spread) {}

    Release open(List<String> dimensions, List<YearMonth> months, Rule rule) {
        List<Candidate> candidates = cube.places(dimensions).stream()
                .map(at -> {
                    int[] under = cube.under(dimensions, months, at);
                    Count count = cube.count(under);
                    return new Candidate(at, under, count, !rule.isThin(count));
                })
                .toList();
        Optional<Secret> exposed = exposed(candidates, rule);
        while (exposed.isPresent()) {
            // every round holds one more figure back, so this ends
            next(candidates, exposed.get()).shown = false;
            exposed = exposed(candidates, rule);
        }
        List<Figure> figures = candidates.stream()
                .map(c -> c.shown
                        ? new Figure(c.at, rule.shown(c.count.value()), 0)
                        : new Figure(c.at, null, rule.spread(c.count)))
                .toList();
        return new Release(dimensions, months, rule, figures);
    }

    /** A figure that somebody could narrow down too far, if there is one. */
    private Optional<Secret> exposed(List<Candidate> candidates, Rule rule) {
        List<Known> known = new ArrayList<>();
        List<Secret> secrets = new ArrayList<>();
        before.forEach(release -> collect(release, known, secrets));
        for (Candidate candidate : candidates) {
            if (candidate.shown) {
                Rule.Range range = rule.tells(rule.shown(candidate.count.value()));
                known.add(new Known(candidate.under, range.low(), range.high()));
            } else {
                secrets.add(new Secret(candidate.under, rule.spread(candidate.count)));
            }
        }
        Attacker attacker = new Attacker(truth, known);
        return secrets.stream()
                .filter(s -> !attacker.isHidden(s.under(), s.spread()))
                .findFirst();
    }

    private void collect(Release release, List<Known> known, List<Secret> secrets) {
        for (Figure figure : release.figures()) {
            int[] under = cube.under(release.dimensions(), release.months(), figure.at());
            Long shown = figure.shown();
            if (shown == null) {
                secrets.add(new Secret(under, figure.spread()));
            } else {
                Rule.Range range = release.rule().tells(shown);
                known.add(new Known(under, range.low(), range.high()));
            }
        }
    }

    /**
     * The figure to hold back next: one that the exposed figure can be calculated from, in the smallest sum they share; a cell
     * before a total, a small one before a large one, an empty one last.
     */
    private static Candidate next(List<Candidate> candidates, Secret exposed) {
        return candidates.stream()
                .filter(c -> c.shown)
                .min(Comparator.comparing((Candidate c) -> shared(candidates, exposed, c))
                        .thenComparing(
                                c -> c.at.stream().filter(Figure.TOTAL::equals).count())
                        .thenComparing(c -> c.count.value() == 0)
                        .thenComparing(c -> c.count.value())
                        .thenComparing(c -> c.at.toString()))
                .orElseThrow(() -> new ProblemException(
                        WOULD_REVEAL,
                        "E10: together with what was released before, even the empty table would show a figure that was"
                                + " held back."));
    }

    /** How many cells the smallest shown sum has that both are part of. */
    private static int shared(List<Candidate> candidates, Secret exposed, Candidate candidate) {
        return candidates.stream()
                .filter(c -> c.shown && contains(c.under, exposed.under()) && contains(c.under, candidate.under))
                .mapToInt(c -> c.under.length)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private static boolean contains(int[] sum, int[] part) {
        return Arrays.stream(part).allMatch(cell -> Arrays.binarySearch(sum, cell) >= 0);
    }
}
