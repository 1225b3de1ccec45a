package io.madoguchi.persons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.madoguchi.persons.Desk.Replica;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;

class PersonRefsTest {

    private static final Desk DESK = Desk.open();
    private static final Replica REPLICA = DESK.replica();

    @Example
    void aKnownReferenceStaysTheSameForEver() {
        DESK.write(
                "pepper",
                Base64.getEncoder()
                        .encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII)));

        PersonRef ref = DESK.replica().refs().of("aoba", EmailAddress.parse("Haru@Example.JP"));

        // printf 'aoba:email:haru@example.jp' | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef -binary |
        // basenc --base64url
        assertThat(ref.value()).isEqualTo("1.Jdf_RMQIk-7uhQdDEiveNJttQCL-IrD8sG3gNaDqLoo");
        // the same with aoba:phone:+819012345678
        assertThat(DESK.replica()
                        .refs()
                        .of("aoba", PhoneNumber.parse("090-1234-5678"))
                        .value())
                .isEqualTo("1.VoPFoHfBy6IqPo-JoVEDyP1xxvVoUWJrlPr_7HOjLmw");
        DESK.newSecret("pepper");
    }

    @Property(tries = 200)
    void equivalentSpellingsAreOnePersonAndAnotherCompanyIsAnother(
            @ForAll @AlphaChars @StringLength(min = 1, max = 30) String name) {
        EmailAddress typed = EmailAddress.parse("  " + name + "@B\u00fccher.example.com ");
        EmailAddress same = EmailAddress.parse(name.toLowerCase(java.util.Locale.ROOT) + "@xn--bcher-kva.EXAMPLE.com");

        PersonRef ref = REPLICA.refs().of("aoba", typed);

        assertThat(REPLICA.refs().of("aoba", same)).isEqualTo(ref);
        assertThat(REPLICA.refs().of("aoba-print", same)).isNotEqualTo(ref);
        assertThat(ref).hasToString(ref.value().substring(0, 8));
    }

    @Example
    void companyAndAddressCannotBeReadInTwoWays() {
        for (String company : List.of("", "aoba:email", "aoba:", "a b")) {
            assertThatThrownBy(() -> REPLICA.refs().of(company, EmailAddress.parse("haru@example.jp")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Property(tries = 300)
    void onlyReferencesAreReferences(@ForAll String text) {
        String good = Desk.somebody().value();
        for (String bad : List.of(
                text, good + text + ".", good.substring(1), good + "A", good.replace("1.", "0."), good + "\n")) {
            assertThatThrownBy(() -> new PersonRef(bad)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(new PersonRef(good).value()).isEqualTo(good);
    }

    @Example
    void theBlindIndexIsKeyedAndSeparatesFields() {
        byte[] one = REPLICA.index().of("contact.address", "haru@example.jp");

        assertThat(one).hasSize(32).isEqualTo(REPLICA.index().of("contact.address", "haru@example.jp"));
        Set<String> others = new HashSet<>();
        for (String field : List.of("contact.address", "contact.name", "contact.addresshar")) {
            for (String value : List.of("haru@example.jp", "u@example.jp", "")) {
                others.add(Base64.getEncoder().encodeToString(REPLICA.index().of(field, value)));
            }
        }
        assertThat(others).hasSize(9);
        assertThat(Desk.open().replica().index().of("contact.address", "haru@example.jp"))
                .isNotEqualTo(one);
    }
}
