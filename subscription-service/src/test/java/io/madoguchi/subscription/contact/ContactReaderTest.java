package io.madoguchi.subscription.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.madoguchi.problems.ProblemException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file of cards may hold, and what is said of a row that is wrong. */
class ContactReaderTest {

    /** Already the 23rd in Tokyo. */
    private static final Instant NOW = Instant.parse("2026-11-22T15:30:00Z");

    private static final String HEADER = "address,name,metOn,metBy,note\r\n";

    private final ContactReader reader = new ContactReader(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void readsWhatASpreadsheetWrites() {
        ContactReader.Read read = read(
                "\uFEFF" + HEADER + " hana@example.jp ,花子,2026-11-23,Emi,\"at stand 7,\nwith \"\"Ken\"\"\"\r\n"
                        + ",,,,\r\n\r\n" + "taro@example.jp,,2026-11-01,Ken,\r\n",
                "email",
                "name");

        assertThat(read.refused()).isEmpty();
        assertThat(read.rows()).extracting(ContactRow::row).containsExactly(2, 5);
        ContactRow hana = read.rows().getFirst();
        assertThat(hana.address().normalised()).isEqualTo("hana@example.jp");
        assertThat(hana.name()).isEqualTo("花子");
        assertThat(hana.note()).isEqualTo("at stand 7,\nwith \"Ken\"");
        assertThat(read.rows().getLast().name()).isNull();
        assertThat(read.rows().getLast().note()).isNull();
        assertThat(hana.toString()).doesNotContain("hana");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "hana.example.jp,,2026-11-20,Emi,;address",
                "'hana@example.jp,,2026-11-24,Emi,';metOn",
                "'hana@example.jp,,20 Nov 2026,Emi,';metOn",
                "'hana@example.jp,,2026-02-30,Emi,';metOn",
                "'hana@example.jp,,2026-11-20,,';metBy",
                "'hana@example.jp,Hana,2026-11-20,Emi,';name",
                "'hana@example.jp,,2026-11-20,Emi';row",
                "'hana@example.jp,,2026-11-20,Emi,a,b';row",
                "'hana@example.jp,,2026-11-20,Emi,a\u0007b';note",
            })
    void aWrongRowIsNamedAndHarmsNoOther(String row, String field) {
        ContactReader.Read read = read(HEADER + row + "\r\n" + "taro@example.jp,,2026-11-01,Ken,\r\n", "email");

        assertThat(read.refused()).hasSize(1);
        ContactReader.Refused refused = read.refused().getFirst();
        assertThat(refused.row()).isEqualTo(2);
        assertThat(refused.field()).isEqualTo(field);
        assertThat(refused.reason()).isNotBlank().doesNotContain("hana");
        assertThat(read.rows()).extracting(ContactRow::row).containsExactly(3);
    }

    @Test
    void whatIsNoSuchFileIsRefusedWhole() {
        refuses("name,address\r\nx,hana@example.jp\r\n".getBytes(StandardCharsets.UTF_8), "invalid-request", 400);
        refuses(HEADER.getBytes(StandardCharsets.UTF_8), "invalid-request", 400);
        refuses(new byte[0], "invalid-request", 400);
        refuses(
                (HEADER + "hana@example.jp,,2026-11-20,Emi,\"open").getBytes(StandardCharsets.UTF_8),
                "broken-file",
                422);
        refuses(
                (HEADER + "hana@example.jp,花子,2026-11-20,Emi,").getBytes(Charset.forName("Shift_JIS")),
                "broken-file",
                422);
        refuses(
                (HEADER + "hana@example.jp,,2026-11-20,Emi,\r\n".repeat(ContactReader.MOST_ROWS + 1))
                        .getBytes(StandardCharsets.UTF_8),
                "too-many-rows",
                413);
    }

    /** Nothing a stranger can put into a file is our fault. */
    @Property(tries = 300)
    void anyBytesAreReadOrRefused(@ForAll @Size(max = 200) byte[] tail) {
        byte[] head = HEADER.getBytes(StandardCharsets.UTF_8);
        byte[] file = new byte[head.length + tail.length];
        System.arraycopy(head, 0, file, 0, head.length);
        System.arraycopy(tail, 0, file, head.length, tail.length);
        try {
            ContactReader.Read read = reader.read(file, Set.of("email"));
            assertThat(read.rows().size() + read.refused().size()).isPositive();
        } catch (ProblemException e) {
            assertThat(e.problem().status()).isBetween(400, 499);
        }
    }

    private ContactReader.Read read(String file, String... declared) {
        return reader.read(file.getBytes(StandardCharsets.UTF_8), Set.copyOf(List.of(declared)));
    }

    private void refuses(byte[] file, String slug, int status) {
        assertThatThrownBy(() -> reader.read(file, Set.of("email", "name")))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().type()).endsWith("/" + slug);
                    assertThat(e.problem().status()).isEqualTo(status);
                });
    }
}
