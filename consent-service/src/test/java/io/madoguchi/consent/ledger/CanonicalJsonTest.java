package io.madoguchi.consent.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    @Test
    void membersAreSortedByUtf16AndNothingIsSpaced() {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("\u20ac", "Euro Sign");
        payload.put("\r", "Carriage Return");
        payload.put("\ufb33", "Hebrew Letter Dalet With Dagesh");
        payload.put("1", "One");
        payload.put("\ud83d\ude00", "Emoji: Grinning Face");
        payload.put("\u0080", "Control");
        payload.put("\u00f6", "Latin Small Letter O With Diaeresis");

        // the example of RFC 8785 section 3.2.3
        assertThat(CanonicalJson.of(payload))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                        + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void timesNumbersAndJapaneseHaveOneForm() {
        assertThat(CanonicalJson.of(Map.of(
                        "b", List.of(1, 2, 30_000_000_000L), "a", Instant.parse("2026-11-22T00:00:00Z"), "c", "同意/")))
                .isEqualTo("{\"a\":\"2026-11-22T00:00:00Z\",\"b\":[1,2,30000000000],\"c\":\"同意/\"}");
    }
}
