package io.madoguchi.consent.statistics;

import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * Somebody who has every release and can calculate. A figure is hidden when two tables of whole numbers agree with all that
 * was shown and differ in it; both tables are checked here by addition, so that nothing rests on the solver being right.
 */
final class Attacker {

    private static final long PATIENCE = TimeUnit.SECONDS.toMillis(3);

    /** That the sum of these cells lies between two numbers. */
    record Known(int[] cells, long low, long high) {

        boolean holds(long[] table) {
            long sum = sum(table, cells);
            return low <= sum && sum <= high;
        }
    }

    private final long[] truth;
    private final List<Known> known;

    Attacker(long[] truth, List<Known> known) {
        this.truth = truth.clone();
        this.known = List.copyOf(known);
        if (!known.stream().allMatch(k -> k.holds(truth))) {
            throw new IllegalArgumentException("the truth contradicts what was shown");
        }
    }

    /** Whether the sum of these cells could differ by at least so much, for all that anybody knows. */
    boolean isHidden(int[] target, long spread) {
        long actual = sum(truth, target);
        long most = Math.max(actual, extreme(target, true, actual + spread).orElse(actual));
        if (most - actual >= spread) {
            return true;
        }
        long least = Math.min(actual, extreme(target, false, most - spread).orElse(actual));
        return most - least >= spread;
    }

    /** The largest or smallest sum that some table proves possible; no further than needed. */
    private Optional<Long> extreme(int[] target, boolean upward, long far) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        model.options.time_abort = PATIENCE;
        model.options.time_suffice = PATIENCE;
        Variable[] cells = new Variable[truth.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = model.newVariable("c" + i).lower(0).integer();
        }
        int number = 0;
        for (Known fact : known) {
            Expression sum =
                    model.newExpression("k" + number++).lower(fact.low()).upper(fact.high());
            for (int cell : fact.cells()) {
                sum.set(cells[cell], 1);
            }
        }
        Expression aim = model.newExpression("aim").weight(1);
        for (int cell : target) {
            aim.set(cells[cell], 1);
        }
        if (upward) {
            aim.upper(far);
        } else {
            aim.lower(Math.max(0, far));
        }
        Optimisation.Result result = upward ? model.maximise() : model.minimise();
        return result.getState().isFeasible() ? proven(result, target) : Optional.empty();
    }

    /** Whatever the solver says, only a table that adds up counts. */
    private Optional<Long> proven(Optimisation.Result result, int[] target) {
        long[] table = new long[truth.length];
        for (int i = 0; i < table.length; i++) {
            table[i] = result.get(i).setScale(0, RoundingMode.HALF_EVEN).longValue();
        }
        boolean adds =
                Arrays.stream(table).allMatch(c -> c >= 0) && known.stream().allMatch(k -> k.holds(table));
        return adds ? Optional.of(sum(table, target)) : Optional.empty();
    }

    static long sum(long[] table, int[] cells) {
        long sum = 0;
        for (int cell : cells) {
            sum += table[cell];
        }
        return sum;
    }
}
