package io.madoguchi.persons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PhoneNumberTest {

    @Example
    void everyVectorHolds() throws IOException {
        assertThat(Vectors.of("phone"))
                .hasSizeGreaterThan(10)
                .allSatisfy(vector -> assertThat(outcome(vector.typed())).isEqualTo(vector.expected()));
    }

    @Property
    void normalisingTwiceChangesNothingAndNoLineShowsIt(@ForAll @IntRange(min = 10_000_000, max = 99_999_999) int n) {
        PhoneNumber number = PhoneNumber.parse("090-%08d".formatted(n));

        assertThat(PhoneNumber.parse(number.normalised())).isEqualTo(number);
        assertThat(number.normalised()).isEqualTo("+8190" + n);
        assertThat(number).hasToString("•••" + "%02d".formatted(n % 100));
    }

    @Property
    void anyTextIsReadOrRefusedWithAReason(@ForAll String text) {
        assertThat(outcome(text)).matches("\\+[0-9]{5,15}|!PHONE");
    }

    @Example
    void aNumberIsNotTheNormalFormOfItself() {
        assertThatThrownBy(() -> new PhoneNumber("090-1234-5678")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String outcome(String typed) {
        try {
            return PhoneNumber.parse(typed).normalised();
        } catch (InvalidContact e) {
            return "!" + e.reason();
        }
    }
}
