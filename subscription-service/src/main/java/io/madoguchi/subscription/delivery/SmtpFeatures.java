package io.madoguchi.subscription.delivery;

import java.util.List;
import java.util.Locale;

/**
 * What a relay offers in its answer to EHLO.
 *
 * @param size the largest message it takes (RFC 1870), or 0 when it does not say
 */
record SmtpFeatures(
        boolean pipelining, boolean eightBit, boolean utf8, boolean startTls, boolean plainLogin, long size) {

    static final SmtpFeatures NONE = new SmtpFeatures(false, false, false, false, false, 0);

    static SmtpFeatures of(SmtpReply ehlo) {
        List<String> offers = ehlo.lines().stream()
                .skip(1)
                .map(line -> line.toUpperCase(Locale.ROOT).strip())
                .toList();
        boolean plain = offers.stream()
                .anyMatch(offer ->
                        offer.startsWith("AUTH ") && List.of(offer.split(" ")).contains("PLAIN"));
        return new SmtpFeatures(
                offers.contains("PIPELINING"),
                offers.contains("8BITMIME"),
                offers.contains("SMTPUTF8"),
                offers.contains("STARTTLS"),
                plain,
                offers.stream().mapToLong(SmtpFeatures::size).max().orElse(0));
    }

    private static long size(String offer) {
        return offer.matches("SIZE \\d{1,18}") ? Long.parseLong(offer.substring("SIZE ".length())) : 0;
    }
}
