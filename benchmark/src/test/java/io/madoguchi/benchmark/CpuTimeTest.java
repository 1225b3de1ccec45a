package io.madoguchi.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CpuTimeTest {

    @Test
    void userAndSystemTimeAreAdded() {
        String stat = "42 (a) b) S 1 42 42 0 -1 4194304 100 0 0 0 150 25 30 5 20 0 30 0 100 200 300";

        assertThat(CpuTime.parse(stat)).isEqualTo(Duration.ofMillis(1750));
        assertThat(CpuTime.waitedFor(stat)).isEqualTo(Duration.ofMillis(350));
    }
}
