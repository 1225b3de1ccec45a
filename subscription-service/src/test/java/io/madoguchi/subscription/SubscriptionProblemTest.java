package io.madoguchi.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.testing.ProblemPages;
import org.junit.jupiter.api.Test;

class SubscriptionProblemTest {

    @Test
    void everyKindHasItsLine() {
        assertThat(ProblemPages.missing(SubscriptionProblem.values())).isEmpty();
    }
}
