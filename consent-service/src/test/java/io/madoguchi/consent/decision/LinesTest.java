package io.madoguchi.consent.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** Lines come out as they went in, however the bytes arrive. */
class LinesTest {

    @Property(tries = 500)
    void everyLineComesOutWhole(
            @ForAll @Size(max = 20) List<@AlphaChars @StringLength(min = 1, max = 50) String> lines,
            @ForAll @IntRange(min = 1, max = 7) int atOnce)
            throws IOException {
        assertThat(read(String.join("\n", lines), atOnce)).isEqualTo(lines);
        assertThat(read(String.join("\r\n", lines) + "\r\n", atOnce)).isEqualTo(lines.isEmpty() ? List.of(" ") : lines);
    }

    @Example
    void aLineThatIsTooLongIsSkippedAndTheNextIsRead() throws IOException {
        assertThat(read("a\n" + "x".repeat(40_000) + "\nb\n\nc", 4096))
                .containsExactly("a", "(too long)", "b", " ", "c");
        assertThat(read("x".repeat(40_000), 4096)).containsExactly("(too long)");
        assertThat(read("x".repeat(16_384) + "\nb", 4096)).hasSize(2).endsWith("b");
    }

    private static List<String> read(String text, int atOnce) throws IOException {
        InputStream slow = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, atOnce));
            }
        };
        Lines lines = new Lines(slow);
        List<String> all = new ArrayList<>();
        for (byte[] next = lines.next(); next != null; next = lines.next()) {
            all.add(Lines.isTooLong(next) ? "(too long)" : new String(next, StandardCharsets.UTF_8));
        }
        return all;
    }
}
