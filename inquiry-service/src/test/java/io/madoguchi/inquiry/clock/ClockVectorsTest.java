package io.madoguchi.inquiry.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The engine against a program in another language, and against people: {@code acceptance/clocks}. */
class ClockVectorsTest {

    private static final LawPacks LAWS = new LawPacks();

    @TestFactory
    Stream<DynamicTest> whatPeopleWorkedOut() {
        return Vector.read("by-hand.csv").stream().map(ClockVectorsTest::test);
    }

    @TestFactory
    Stream<DynamicTest> whatTheOracleReckons() {
        return Vector.read("vectors.csv").stream().map(ClockVectorsTest::test);
    }

    @Test
    void thereAreEnoughOfBoth() {
        assertThat(Vector.read("by-hand.csv")).hasSizeGreaterThanOrEqualTo(30);
        assertThat(Vector.read("vectors.csv")).hasSizeGreaterThanOrEqualTo(200);
    }

    @Test
    void everyLawInForceIsTriedByHand() {
        List<String> tried = Vector.read("by-hand.csv").stream()
                .map(row -> row.text("pack"))
                .distinct()
                .toList();

        assertThat(tried).contains("appi-2022-04", "gdpr-2018-05", "uk-2026-06", "ccpa-2023-03", "internal-2026-11");
    }

    private static DynamicTest test(Vector row) {
        return DynamicTest.dynamicTest(row.text("id") + " " + row.text("cites"), () -> {
            List<ClockReading> read =
                    LAWS.read(List.of(row.text("pack")), row.kind(), row.rights(), row.course(), row.asOf()).stream()
                            .filter(clock -> clock.clock() == ClockKind.valueOf(row.text("clock")))
                            .toList();

            assertThat(read).hasSize(1);
            ClockReading clock = read.getFirst();
            assertThat(clock.lastDay() == null ? "" : clock.lastDay().toString())
                    .isEqualTo(row.text("last_day"));
            assertThat(clock.due()).isEqualTo(row.moment("due"));
            assertThat(clock.state()).isEqualTo(ClockReading.State.valueOf(row.text("state")));
        });
    }
}
