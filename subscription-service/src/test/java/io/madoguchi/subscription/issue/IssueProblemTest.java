package io.madoguchi.subscription.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.testing.ProblemPages;
import org.junit.jupiter.api.Test;

class IssueProblemTest {

    @Test
    void everyKindHasItsLine() {
        assertThat(ProblemPages.missing(IssueProblem.values())).isEmpty();
    }
}
