package io.madoguchi.subscription.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.testing.ProblemPages;
import org.junit.jupiter.api.Test;

class PromotionProblemTest {

    @Test
    void everyKindHasItsLine() {
        assertThat(ProblemPages.missing(PromotionProblem.values())).isEmpty();
    }
}
