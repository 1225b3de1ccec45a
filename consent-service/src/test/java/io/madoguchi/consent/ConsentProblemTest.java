package io.madoguchi.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.testing.ProblemPages;
import org.junit.jupiter.api.Test;

class ConsentProblemTest {

    @Test
    void everyKindHasItsLine() {
        assertThat(ProblemPages.missing(ConsentProblem.values())).isEmpty();
    }
}
