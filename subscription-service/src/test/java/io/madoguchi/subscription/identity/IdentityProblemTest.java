package io.madoguchi.subscription.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.testing.ProblemPages;
import org.junit.jupiter.api.Test;

class IdentityProblemTest {

    @Test
    void everyKindHasItsLine() {
        assertThat(ProblemPages.missing(IdentityProblem.values())).isEmpty();
    }
}
