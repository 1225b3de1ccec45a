package io.madoguchi.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.testing.ProblemPages;
import org.junit.jupiter.api.Test;

class InquiryProblemTest {

    @Test
    void everyKindHasItsLine() {
        assertThat(ProblemPages.missing(InquiryProblem.values())).isEmpty();
    }
}
