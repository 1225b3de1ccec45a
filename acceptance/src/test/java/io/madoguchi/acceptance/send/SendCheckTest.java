package io.madoguchi.acceptance.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Planted faults: a check that finds nothing in them would let anything pass. */
class SendCheckTest {

    private final List<String> readers = List.of("haru@example.jp", "aki@example.jp");
    private final Map<String, String> states = new HashMap<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final Set<String> resent = new HashSet<>();

    SendCheckTest() {
        readers.forEach(reader -> {
            states.put(reader, "ACCEPTED");
            arrivals.add(arrival(reader, "one"));
        });
    }

    @Test
    void whatCameOnceIsWell() {
        assertThat(check().findings()).isEmpty();
    }

    @Test
    void aMailThatIsSaidToHaveComeAndDidNotIsLost() {
        arrivals.removeFirst();

        assertThat(check().lost()).isEqualTo(1);
    }

    @Test
    void aReaderWithoutARowIsLost() {
        states.remove("haru@example.jp");

        assertThat(check().lost()).isEqualTo(1);
    }

    @Test
    void aRowThatNobodyWorksOnIsLost() {
        states.put("haru@example.jp", "LEASED");

        assertThat(check().lost()).isEqualTo(1);
    }

    @Test
    void aRefusalThatNobodySaidIsLost() {
        arrivals.removeFirst();
        states.put("haru@example.jp", "REJECTED");
        assertThat(check().lost()).isEqualTo(1);

        refused.add("haru@example.jp");
        assertThat(check().findings()).isEmpty();
    }

    @Test
    void aSecondMailIsDoubled() {
        arrivals.add(arrival("haru@example.jp", "one"));

        assertThat(check().doubled()).isEqualTo(1);
    }

    @Test
    void aSecondMailOnPurposeNeedsTheSameName() {
        resent.add("haru@example.jp");
        arrivals.add(arrival("haru@example.jp", "one"));
        assertThat(check().findings()).isEmpty();

        arrivals.add(arrival("haru@example.jp", "two"));
        assertThat(check().doubled()).isEqualTo(1);
    }

    @Test
    void aMailThatCameAndIsListedAsRefusedIsDoubledAsSoonAsItIsRepeated() {
        states.put("haru@example.jp", "REJECTED");
        refused.add("haru@example.jp");

        assertThat(check().doubled()).isEqualTo(1);
    }

    @Test
    void aStrangerIsFound() {
        arrivals.add(arrival("ken@example.jp", "one"));

        assertThat(check().doubled()).isEqualTo(1);
    }

    @Test
    void anUnknownOneIsCountedWhetherItCameOrNot() {
        arrivals.removeFirst();
        readers.forEach(reader -> states.put(reader, "UNKNOWN"));

        assertThat(check().unknown()).isEqualTo(2);
        assertThat(check().findings()).isEmpty();
    }

    private SendCheck check() {
        return SendCheck.of(readers, states, arrivals, refused, resent);
    }

    private static Arrival arrival(String to, String name) {
        return new Arrival(to, "<" + name + "@example.com>", "An issue", 0, true);
    }
}
