package io.madoguchi.subscription.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.persons.EmailAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneMailboxTest {

    @ParameterizedTest
    @CsvSource({
        "hana@example.jp, hana@example.jp",
        "Hana+prize@Example.JP, hana@example.jp",
        "ha.na@example.jp, ha.na@example.jp",
        "+hana@example.jp, +hana@example.jp",
        "ha.na+x@gmail.com, hana@gmail.com",
        "hana@googlemail.com, hana@gmail.com"
    })
    void whatLeadsToOneMailboxIsOne(String typed, String folded) {
        assertThat(OneMailbox.folded(EmailAddress.parse(typed))).isEqualTo(folded);
    }
}
