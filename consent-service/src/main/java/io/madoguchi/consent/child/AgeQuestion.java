package io.madoguchi.consent.child;

import io.madoguchi.problems.ProblemException;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.IsoFields;
import org.jspecify.annotations.Nullable;

/**
 * The neutral age question: an answer goes in, older or younger comes out, and the date of birth is forgotten.
 *
 * @param under whether the person is below the limit
 * @param reAskOn the first day of the quarter after the person reaches the limit; null for those above it, and where no
 *     date was given
 */
record AgeQuestion(boolean under, @Nullable LocalDate reAskOn) {

    private static final int OLDEST = 130;

    static AgeQuestion answered(LocalDate birth, int limit, LocalDate today) {
        if (birth.isAfter(today) || birth.isBefore(today.minusYears(OLDEST))) {
            throw ProblemException.field("birthDate", "is not the date of birth of a living person");
        }
        LocalDate reached = reaches(birth, limit);
        return reached.isAfter(today) ? new AgeQuestion(true, quarterAfter(reached)) : new AgeQuestion(false, null);
    }

    /** Born on 29 February, one becomes a year older with the end of the month (Act on Calculation of Ages, No. 50 of 1902). */
    private static LocalDate reaches(LocalDate birth, int limit) {
        boolean leapDay = birth.getMonth() == Month.FEBRUARY && birth.getDayOfMonth() == 29;
        LocalDate day = birth.plusYears(limit);
        return leapDay && day.getDayOfMonth() != 29 ? day.plusDays(1) : day;
    }

    /** A quarter is all that is kept: the day itself would be the date of birth again. */
    static LocalDate quarterAfter(LocalDate day) {
        LocalDate first = day.with(IsoFields.DAY_OF_QUARTER, 1);
        return first.plusMonths(3);
    }
}
