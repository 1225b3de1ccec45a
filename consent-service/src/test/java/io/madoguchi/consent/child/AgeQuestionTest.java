package io.madoguchi.consent.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** An age goes in, older or younger comes out, and nothing that would be a date of birth is left. */
class AgeQuestionTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Property
    void underIsWhoHasNotHadTheBirthday(@ForAll @IntRange(max = 40_000) int daysOld) {
        LocalDate birth = TODAY.minusDays(daysOld);

        AgeQuestion answer = AgeQuestion.answered(birth, 16, TODAY);

        boolean leapDay = birth.getMonthValue() == 2 && birth.getDayOfMonth() == 29;
        if (!leapDay) {
            assertThat(answer.under()).isEqualTo(Period.between(birth, TODAY).getYears() < 16);
        }
        assertThat(answer.reAskOn() != null).isEqualTo(answer.under());
    }

    /** Ninety birthdays or more give the same answer: the quarter does not tell which it was. */
    @Property
    void theDayToAskAgainIsTheSameForAWholeQuarter(@ForAll @IntRange(max = 5_700) int daysOld) {
        LocalDate birth = TODAY.minusDays(daysOld);
        AgeQuestion answer = AgeQuestion.answered(birth, 16, TODAY);
        if (!answer.under()) {
            return;
        }

        LocalDate asked = java.util.Objects.requireNonNull(answer.reAskOn());

        assertThat(asked.getDayOfMonth()).isEqualTo(1);
        assertThat(asked.getMonthValue() % 3).isEqualTo(1);
        assertThat(asked)
                .isAfter(birth.plusYears(16))
                .isBeforeOrEqualTo(birth.plusYears(16).plusDays(93));
    }

    @Test
    void bornOnALeapDayOneIsOlderWhenFebruaryHasEnded() {
        LocalDate birth = LocalDate.of(2012, 2, 29);

        assertThat(AgeQuestion.answered(birth, 15, LocalDate.of(2027, 2, 28)).under())
                .isTrue();
        assertThat(AgeQuestion.answered(birth, 15, LocalDate.of(2027, 3, 1)).under())
                .isFalse();
    }
}
