package io.madoguchi.consent.statistics;

import java.time.YearMonth;
import java.util.List;

/** What a release lets out: figures over some months, divided by some dimensions of the source, under a rule. */
record Release(List<String> dimensions, List<YearMonth> months, Rule rule, List<Figure> figures) {

    boolean overlaps(Release other) {
        return months.stream().anyMatch(other.months()::contains);
    }
}
