package io.madoguchi.gateway.console;

import io.madoguchi.gateway.console.StaffDesk.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The proof of an issue: planned = accepted + rejected + suppressed + expired + unknown + open, drawn to scale. */
public record ProofBar(long planned, List<Part> parts, long missing) {

    private static final double WIDTH = 1000;

    /** One state: how many mails, and where its piece of the bar is. */
    public record Part(String key, String name, long count, String x, String width, String share) {}

    static ProofBar of(Counts counts, ConsoleWords words) {
        List<Part> parts = new ArrayList<>();
        long sum = 0;
        sum = add(parts, "accepted", words.accepted(), counts.accepted(), sum, counts.planned());
        sum = add(parts, "rejected", words.rejected(), counts.rejected(), sum, counts.planned());
        sum = add(parts, "suppressed", words.suppressed(), counts.suppressed(), sum, counts.planned());
        sum = add(parts, "expired", words.expired(), counts.expired(), sum, counts.planned());
        sum = add(parts, "unknown", words.unknown(), counts.unknown(), sum, counts.planned());
        sum = add(parts, "open", words.open(), counts.open(), sum, counts.planned());
        return new ProofBar(counts.planned(), parts, counts.planned() - sum);
    }

    /** Whether every planned mail is accounted for. */
    public boolean complete() {
        return missing == 0;
    }

    private static long add(List<Part> parts, String key, String name, long count, long before, long planned) {
        double scale = planned == 0 ? 0 : WIDTH / planned;
        double percent = planned == 0 ? 0 : 100.0 * count / planned;
        parts.add(new Part(
                key,
                name,
                count,
                String.format(Locale.ROOT, "%.2f", before * scale),
                String.format(Locale.ROOT, "%.2f", count * scale),
                String.format(Locale.ROOT, "%.1f %%", percent)));
        return before + count;
    }
}
