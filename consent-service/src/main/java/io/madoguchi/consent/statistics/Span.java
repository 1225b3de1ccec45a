package io.madoguchi.consent.statistics;

import io.madoguchi.problems.ProblemException;
import java.time.DateTimeException;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How long the periods of a table are. They nest within the calendar year, and so do all checks between releases. */
enum Span {
    MONTH(1),
    QUARTER(3),
    YEAR(12);

    private static final Pattern QUARTER_FORM = Pattern.compile("([0-9]{4})-Q([1-4])");

    private final int months;

    Span(int months) {
        this.months = months;
    }

    /** The months of a period: {@code 2026-10}, {@code 2026-Q3} or {@code 2026}. */
    List<YearMonth> months(String period) {
        YearMonth first = first(period);
        return Stream.iterate(first, m -> m.plusMonths(1)).limit(months).toList();
    }

    private YearMonth first(String period) {
        try {
            return switch (this) {
                case MONTH -> YearMonth.parse(period);
                case QUARTER -> {
                    Matcher form = QUARTER_FORM.matcher(period);
                    if (!form.matches()) {
                        throw new DateTimeException("no quarter");
                    }
                    yield YearMonth.of(Integer.parseInt(form.group(1)), 3 * Integer.parseInt(form.group(2)) - 2);
                }
                case YEAR -> Year.parse(period).atMonth(1);
            };
        } catch (DateTimeException e) {
            throw ProblemException.field(
                    "period", "is not a " + name().toLowerCase(java.util.Locale.ROOT) + " of a year");
        }
    }
}
