package io.madoguchi.gateway.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.apache.datasketches.hll.HllSketch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is counted, and what is not kept. */
class TallyTest {

    private static final Tally.Line MAC = new Tally.Line("aoba", LocalDate.of(2026, 11, 22), Computer.MAC);

    @Test
    void pagesAndBytesAreAddedAndAVisitorCountsOnce() {
        Tally tally = new Tally();
        for (int page = 0; page < 30; page++) {
            tally.add(new Tally.Seen(MAC, 100, new byte[] {(byte) (page % 3)}));
        }

        List<Tally.Part> parts = tally.take();

        assertThat(parts).singleElement().satisfies(part -> {
            assertThat(part.views()).isEqualTo(30);
            assertThat(part.bytes()).isEqualTo(3_000);
            assertThat(Math.round(HllSketch.heapify(part.sketch()).getEstimate()))
                    .isEqualTo(3);
        });
        assertThat(tally.take()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'Mozilla/5.0 (Windows NT 10.0; Win64; x64)', WINDOWS",
        "'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', MAC",
        "'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)', IOS",
        "'Mozilla/5.0 (Linux; Android 15; Pixel)', ANDROID",
        "'Mozilla/5.0 (X11; Linux x86_64)', LINUX",
        "'curl/8.0', OTHER"
    })
    void aComputerIsOneOfSix(String agent, Computer expected) {
        assertThat(Computer.of(agent)).isEqualTo(expected);
    }

    @Test
    void whoSaysNothingIsCountedToo() {
        assertThat(Computer.of(null)).isEqualTo(Computer.OTHER);
    }
}
