package io.madoguchi.persons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.madoguchi.persons.InvalidContact.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EmailAddressTest {

    @Example
    void everyVectorHolds() throws IOException {
        assertThat(Vectors.of(""))
                .hasSizeGreaterThan(50)
                .allSatisfy(vector -> assertThat(outcome(vector.typed())).isEqualTo(vector.expected()));
    }

    @Property
    void normalisingTwiceChangesNothing(@ForAll("addresses") String typed) {
        EmailAddress address = parsed(typed);

        assertThat(EmailAddress.parse(address.normalised()).normalised()).isEqualTo(address.normalised());
        assertThat(EmailAddress.parse(address.typed())).isEqualTo(address);
    }

    @Property
    void caseOfAsciiDoesNotCount(@ForAll("addresses") String typed) {
        EmailAddress address = parsed(typed);
        String shouted = Pattern.compile("[a-z]+")
                .matcher(typed)
                .replaceAll(part -> part.group().toUpperCase(Locale.ROOT));

        assertThat(EmailAddress.parse(shouted).normalised()).isEqualTo(address.normalised());
    }

    @Property
    void anyTextIsReadOrRefusedWithAReason(@ForAll String text, @ForAll("addresses") String address) {
        for (String typed : List.of(text, text + '@' + text + ".jp", text + address, address + text, "a@" + text)) {
            assertThat(outcome(typed)).isNotEmpty();
        }
    }

    @Property
    void noLineBreakEverGetsThrough(@ForAll("addresses") String typed) {
        int middle = typed.length() / 2;

        assertThat(outcome(typed.substring(0, middle) + "\r\n" + typed.substring(middle)))
                .startsWith("!");
    }

    @Property
    void whatIsWrittenToTheMailServerFitsIt(@ForAll("addresses") String typed) {
        String deliverable = parsed(typed).deliverable();

        assertThat(deliverable.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(254);
        assertThat(deliverable).doesNotContainAnyWhitespaces().matches("(?s).*@[a-z0-9.-]+");
    }

    @Example
    void theLocalPartIsDeliveredAsTyped() {
        assertThat(EmailAddress.parse("Haru@B\u00fccher.example.com").deliverable())
                .isEqualTo("Haru@xn--bcher-kva.example.com");
        assertThat(EmailAddress.parse("a..b@docomo.ne.jp").deliverable()).isEqualTo("\"a..b\"@docomo.ne.jp");
    }

    @Example
    void itShowsItselfMaskedOnly() {
        EmailAddress address = EmailAddress.parse("haru@example.jp");

        assertThat(address).hasToString("h•••@example.jp");
        assertThat(address.masked()).isEqualTo("h•••@example.jp");
        assertThatThrownBy(() -> EmailAddress.parse("haru at example.jp"))
                .isInstanceOf(InvalidContact.class)
                .hasMessageNotContaining("haru");
    }

    @Example
    void theTwoFormsCannotContradictEachOther() {
        assertThatThrownBy(() -> new EmailAddress("haru@example.jp", "natsu@example.jp"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EmailAddress(" haru@example.jp", "haru@example.jp"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> local = Arbitraries.strings()
                .withChars("abcXYZ019!#$%&'*+/=?^_`{|}~-.\u00e9\u0301\u6625\u0130\u03a3\u023a\u30ab\uff76")
                .ofMinLength(1)
                .ofMaxLength(40);
        Arbitrary<String> label = Arbitraries.strings()
                .withChars("abzAZ09-\u00fc\u7a93\uff45")
                .ofMinLength(1)
                .ofMaxLength(20);
        Arbitrary<String> top = Arbitraries.of("jp", "example.com", "docomo.ne.jp", "ezweb.ne.jp", "xn--6or331g");
        return Combinators.combine(local, label, top)
                .as((l, d, t) -> l + '@' + (t.endsWith("ne.jp") ? t : d + '.' + t));
    }

    private static EmailAddress parsed(String typed) {
        try {
            return EmailAddress.parse(typed);
        } catch (InvalidContact e) {
            Assume.that(false);
            throw e;
        }
    }

    private static String outcome(String typed) {
        try {
            return EmailAddress.parse(typed).normalised();
        } catch (InvalidContact e) {
            Reason reason = e.reason();
            return "!" + reason;
        }
    }
}
