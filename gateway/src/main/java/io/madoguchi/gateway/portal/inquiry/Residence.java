package io.madoguchi.gateway.portal.inquiry;

import java.text.Collator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A place whose law sets a time to answer, as it can be chosen.
 *
 * @param code ISO 3166, as the service knows it
 */
public record Residence(String code, String name) {

    private static final List<String> EUROPE = List.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI",
            "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK", "GB");

    /** Japan first, then California, then Europe by name. */
    static List<Residence> all(Locale reader, InquiryWords words) {
        Collator order = Collator.getInstance(reader);
        Stream<Residence> europe = EUROPE.stream()
                .map(code -> country(code, reader))
                .sorted((one, other) -> order.compare(one.name(), other.name()));
        return Stream.concat(
                        Stream.of(country("JP", reader), new Residence("US-CA", words.residenceCalifornia())), europe)
                .toList();
    }

    private static Residence country(String code, Locale reader) {
        return new Residence(code, Locale.of("", code).getDisplayCountry(reader));
    }
}
