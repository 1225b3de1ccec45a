package io.madoguchi.subscription.delivery;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a relay offers in its answer to EHLO.
 *
 * @param chunking whether bodies may come by BDAT (RFC 3030)
 * @param reports whether it says in a report what became of a mail (RFC 3461)
 * @param logins the mechanisms of AUTH (RFC 4954)
 * @param size the largest message it takes (RFC 1870), or 0 when it does not say
 */
record SmtpFeatures(
        boolean pipelining,
        boolean eightBit,
        boolean utf8,
        boolean startTls,
        boolean chunking,
        boolean reports,
        Set<String> logins,
        long size) {

    static final SmtpFeatures NONE = new SmtpFeatures(false, false, false, false, false, false, Set.of(), 0);

    static SmtpFeatures of(SmtpReply ehlo) {
        List<String> offers = ehlo.lines().stream()
                .skip(1)
                .map(line -> line.toUpperCase(Locale.ROOT).strip())
                .toList();
        Set<String> logins = offers.stream()
                .filter(offer -> offer.startsWith("AUTH "))
                .flatMap(offer -> Stream.of(offer.split(" ")).skip(1))
                .collect(Collectors.toUnmodifiableSet());
        return new SmtpFeatures(
                offers.contains("PIPELINING"),
                offers.contains("8BITMIME"),
                offers.contains("SMTPUTF8"),
                offers.contains("STARTTLS"),
                offers.contains("CHUNKING"),
                offers.contains("DSN"),
                logins,
                offers.stream().mapToLong(SmtpFeatures::size).max().orElse(0));
    }

    private static long size(String offer) {
        return offer.matches("SIZE \\d{1,18}") ? Long.parseLong(offer.substring("SIZE ".length())) : 0;
    }
}
