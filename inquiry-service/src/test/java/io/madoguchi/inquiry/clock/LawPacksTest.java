package io.madoguchi.inquiry.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.inquiry.CaseKind;
import io.madoguchi.inquiry.Right;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LawPacksTest {

    private static final LawPacks LAWS = new LawPacks();

    @Test
    void aCaseIsBoundToTheLawsOfItsPersonAndItsDay() {
        assertThat(LAWS.pin(Instant.parse("2026-11-22T01:00:00Z"), null))
                .containsExactly("appi-2022-04", "internal-2026-11");
        assertThat(LAWS.pin(Instant.parse("2026-11-22T01:00:00Z"), "FR"))
                .containsExactly("appi-2022-04", "gdpr-2018-05", "internal-2026-11");
        assertThat(LAWS.pin(Instant.parse("2026-11-22T01:00:00Z"), "US-CA")).contains("ccpa-2023-03");
    }

    @Test
    void theDayIsThatOfTheLawsOwnZone() {
        assertThat(LAWS.pin(Instant.parse("2026-06-18T22:59:59Z"), "GB")).contains("uk-2026-02");
        assertThat(LAWS.pin(Instant.parse("2026-06-18T23:00:00Z"), "GB"))
                .contains("uk-2026-06")
                .doesNotContain("uk-2026-02");
    }

    @Test
    void aBillBindsNobody() {
        assertThat(LAWS.pin(Instant.parse("2030-01-01T00:00:00Z"), null)).doesNotContain("appi-bill-2026");
    }

    @Test
    void thePersonIsToldTheEarliestDate() {
        Instant received = Instant.parse("2026-11-22T01:00:00Z");
        List<ClockReading> clocks = LAWS.read(
                LAWS.pin(received, "DE"), CaseKind.RIGHTS, List.of(Right.ACCESS), Course.from(received), received);

        ClockReading first = LawPacks.earliest(clocks).orElseThrow();

        assertThat(first.lastDay()).isEqualTo(LocalDate.of(2026, 12, 6));
        assertThat(first.article().en()).isEqualTo("APPI Art. 39(1)");
        assertThat(clocks).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void aPublishedPackNeverChanges() throws IOException {
        List<String> digests = new ArrayList<>();
        for (String name : LawPacks.FILES) {
            digests.add(sha256("packs/" + name + ".json") + "  " + name);
        }

        assertThat(digests).isEqualTo(Files.readAllLines(Vector.folder().resolve("packs.sha256")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JP", "DE", "GB-EAW", "US"})
    void theTableOfHolidaysIsWhatTheStatuteSays(String calendar) throws IOException {
        Set<String> derived = Files.readAllLines(Vector.folder().resolve("holidays.csv")).stream()
                .map(line -> line.split(","))
                .filter(cells -> cells[0].equals(calendar))
                .map(cells -> cells[1])
                .collect(Collectors.toSet());

        assertThat(Arrays.stream(text("calendars/" + calendar + ".txt").split("\n"))
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.substring(0, 10)))
                .containsExactlyInAnyOrderElementsOf(derived);
    }

    private static String text(String resource) throws IOException {
        return new String(bytes(resource), StandardCharsets.UTF_8);
    }

    private static String sha256(String resource) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(resource)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String resource) throws IOException {
        try (InputStream file = LawPacks.class.getResourceAsStream(resource)) {
            assertThat(file).as(resource).isNotNull();
            return file.readAllBytes();
        }
    }
}
