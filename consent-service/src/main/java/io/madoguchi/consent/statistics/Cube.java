package io.madoguchi.consent.statistics;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The finest figures of a source over some months, one cell for every month and combination of values. */
final class Cube {

    /** A cell: its month, and a value for each dimension of the source. */
    record Cell(YearMonth month, List<String> at) {}

    private final List<String> dimensions;
    private final List<Cell> cells = new ArrayList<>();
    private final List<Count> counts = new ArrayList<>();

    private Cube(List<String> dimensions) {
        this.dimensions = dimensions;
    }

    /** Combinations nobody counted are cells too, with nothing in them: whoever reads a table knows that they could be. */
    static Cube of(List<String> dimensions, Map<YearMonth, Map<List<String>, Count>> months) {
        Cube cube = new Cube(dimensions);
        List<TreeSet<String>> values =
                dimensions.stream().map(d -> new TreeSet<String>()).toList();
        months.values()
                .forEach(month -> month.keySet().forEach(at -> {
                    for (int i = 0; i < dimensions.size(); i++) {
                        values.get(i).add(at.get(i));
                    }
                }));
        List<List<String>> all = combinations(values);
        new TreeMap<>(months).forEach((month, counted) -> {
            for (List<String> at : all) {
                cube.cells.add(new Cell(month, at));
                cube.counts.add(counted.getOrDefault(at, Count.NONE));
            }
        });
        return cube;
    }

    long[] truth() {
        return counts.stream().mapToLong(Count::value).toArray();
    }

    /** All places of a table over these dimensions, totals included, in a fixed order. */
    List<List<String>> places(List<String> table) {
        List<TreeSet<String>> values = new ArrayList<>();
        for (String dimension : table) {
            int i = dimensions.indexOf(dimension);
            TreeSet<String> seen = new TreeSet<>();
            cells.forEach(c -> seen.add(c.at().get(i)));
            seen.add(Figure.TOTAL);
            values.add(seen);
        }
        return combinations(values);
    }

    /** The cells that a place of a table adds up. */
    int[] under(List<String> table, List<YearMonth> months, List<String> place) {
        return IntStream.range(0, cells.size())
                .filter(n -> months.contains(cells.get(n).month()) && matches(table, place, cells.get(n)))
                .toArray();
    }

    private boolean matches(List<String> table, List<String> place, Cell cell) {
        return IntStream.range(0, table.size()).allMatch(i -> {
            String wanted = place.get(i);
            return wanted.equals(Figure.TOTAL) || wanted.equals(cell.at().get(dimensions.indexOf(table.get(i))));
        });
    }

    Count count(int[] under) {
        Count all = Count.NONE;
        for (int cell : under) {
            all = all.and(counts.get(cell));
        }
        return all;
    }

    private static List<List<String>> combinations(List<TreeSet<String>> values) {
        List<List<String>> all = List.of(List.of());
        for (TreeSet<String> next : values) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> some : all) {
                for (String value : next) {
                    List<String> one = new ArrayList<>(some);
                    one.add(value);
                    longer.add(List.copyOf(one));
                }
            }
            all = longer;
        }
        return all;
    }
}
