package io.madoguchi.subscription.signup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "203.0.113.7                | 10.0.0.1    | cb0071",
                "198.51.100.1, 203.0.113.99 | 10.0.0.1    | cb0071",
                "2001:db8:1:2:3:4:5:6       | 10.0.0.1    | 20010db800010002",
                "::ffff:203.0.113.7         | 10.0.0.1    | cb0071",
                "example.jp                 | 10.0.0.1    | 0a0000",
                "203.0.113.7, evil          | 10.0.0.1    | 0a0000",
                "''                         | 2001:db8::1 | 20010db800000000",
                "-                          | 10.0.0.1    | 0a0000",
                "-                          | -           | unknown"
            })
    void theLastHopCountsAsACoarseNetwork(String forwarded, String connection, String network) {
        assertThat(Source.of(forwarded, connection).network()).isEqualTo(network);
    }

    @Test
    void anAnswerTakesWholeFloors() {
        AnswerFloor floor = new AnswerFloor(Duration.ofNanos(100));

        assertThat(floor.wholeFloors(0)).isEqualTo(100);
        assertThat(floor.wholeFloors(99)).isEqualTo(100);
        assertThat(floor.wholeFloors(100)).isEqualTo(100);
        assertThat(floor.wholeFloors(101)).isEqualTo(200);
        assertThat(new AnswerFloor(Duration.ZERO).wholeFloors(5)).isZero();
    }
}
