package io.madoguchi.problems;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.testing.ProblemPages;
import org.junit.jupiter.api.Test;

class CommonProblemTest {

    @Test
    void everyKindHasItsLine() {
        assertThat(ProblemPages.missing(CommonProblem.values())).isEmpty();
    }
}
