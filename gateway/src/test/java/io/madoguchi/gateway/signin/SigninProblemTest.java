package io.madoguchi.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.testing.ProblemPages;
import org.junit.jupiter.api.Test;

class SigninProblemTest {

    @Test
    void everyKindHasItsLine() {
        assertThat(ProblemPages.missing(SigninProblem.values())).isEmpty();
    }
}
