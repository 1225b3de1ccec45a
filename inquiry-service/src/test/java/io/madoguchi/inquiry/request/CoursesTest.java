package io.madoguchi.inquiry.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.inquiry.clock.Course;
import io.madoguchi.inquiry.clock.Owed;
import io.madoguchi.inquiry.clock.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoursesTest {

    private static final Instant ARRIVED = Instant.parse("2027-04-06T01:00:00Z");

    @Test
    void aQuestionRunsUntilItsAnswer() {
        Course course = course(Fact.RECEIVED, Fact.IDENTITY_ASKED, Fact.WORK_BEGUN, Fact.WAIT_OVER);

        assertThat(course.waits()).containsExactly(new Wait(Owed.IDENTITY, at(1), at(3)));
    }

    @Test
    void theNextQuestionEndsTheLast() {
        Course course = course(Fact.RECEIVED, Fact.IDENTITY_ASKED, Fact.FEE_ASKED);

        assertThat(course.waits())
                .containsExactly(new Wait(Owed.IDENTITY, at(1), at(2)), new Wait(Owed.FEE, at(2), null));
    }

    @Test
    void waitingForOurOwnHouseIsNoExcuse() {
        assertThat(course(Fact.RECEIVED, Fact.SECTION_ASKED, Fact.WAIT_OVER).waits())
                .isEmpty();
    }

    @Test
    void openedAgainItIsUnanswered() {
        Course course = course(Fact.RECEIVED, Fact.ACKNOWLEDGED, Fact.ANSWERED, Fact.REOPENED);

        assertThat(course.answered()).isNull();
        assertThat(course.acknowledged()).isEqualTo(at(1));
        assertThat(course.reopened()).isEqualTo(at(3));
    }

    @Test
    void toldTwiceCountsFromTheFirst() {
        assertThat(course(Fact.RECEIVED, Fact.EXTENSION_TOLD, Fact.EXTENSION_TOLD)
                        .extended())
                .isEqualTo(at(1));
    }

    @Test
    void anEndWithoutAnAnswerIsAnEnd() {
        assertThat(course(Fact.RECEIVED, Fact.PARTICULARS_ASKED, Fact.WITHDRAWN).ended())
                .isEqualTo(at(2));
    }

    private static Course course(Fact... facts) {
        List<Courses.Step> steps = new ArrayList<>();
        for (Fact fact : facts) {
            steps.add(new Courses.Step(fact, at(steps.size())));
        }
        return Courses.of(ARRIVED, steps);
    }

    private static Instant at(int step) {
        return ARRIVED.plus(Duration.ofDays(step));
    }
}
