package io.madoguchi.inquiry.clock;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The public holidays of one country. Beyond the table only weekends are known, so a deadline comes early and never late. */
record Holidays(Set<LocalDate> dates) {

    /** Lines of a date and a name; those with a # are remarks. */
    static Holidays read(Stream<String> lines) {
        return new Holidays(lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> LocalDate.parse(line.substring(0, "2026-01-01".length())))
                .collect(Collectors.toUnmodifiableSet()));
    }

    boolean isWorking(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !dates.contains(day);
    }

    LocalDate workingDayFrom(LocalDate day) {
        LocalDate found = day;
        while (!isWorking(found)) {
            found = found.plusDays(1);
        }
        return found;
    }
}
