package io.madoguchi.consent.disclosure;

import io.madoguchi.lists.Csv;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Disclosures as a file for a spreadsheet. */
final class DisclosureCsv {

    private static final List<String> HEAD = List.of(
            "id",
            "company",
            "state",
            "ground",
            "clause",
            "recipient",
            "recipientKind",
            "recipientName",
            "country",
            "items",
            "purpose",
            "use",
            "reason",
            "people",
            "requestedAt",
            "requestedBy",
            "decidedAt",
            "decidedBy",
            "acknowledgeBy",
            "acknowledgedAt");

    private DisclosureCsv() {}

    static String of(List<Disclosure> disclosures) {
        return disclosures.stream().map(DisclosureCsv::row).collect(Collectors.joining("", Csv.row(HEAD), ""));
    }

    private static String row(Disclosure d) {
        return Csv.row(Arrays.asList(
                d.id,
                d.company,
                d.state,
                d.ground,
                d.rule().clause,
                d.recipient,
                d.recipientKind,
                d.recipientNames.en(),
                d.recipientCountry,
                String.join(" ", d.items),
                d.purpose,
                d.recipientUse,
                d.reason,
                d.people,
                d.requestedAt,
                d.requestedBy,
                d.decidedAt,
                d.decidedBy,
                d.acknowledgeBy,
                d.acknowledgedAt));
    }
}
