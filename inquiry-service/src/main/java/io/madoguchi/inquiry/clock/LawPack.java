package io.madoguchi.inquiry.clock;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The deadlines of one law as they stood from one day to another. A published pack never changes: what changes is a new one.
 *
 * @param enabled false for a law that is not in force yet
 * @param until the first day on which it is no longer in force
 * @param zone where its days begin and end
 * @param calendar whose holidays it knows
 * @param residences whom it protects, as ISO 3166 codes; {@code *} for everybody
 */
@RegisterForReflection
record LawPack(
        String id,
        Regime regime,
        boolean enabled,
        LocalDate from,
        @Nullable LocalDate until,
        ZoneId zone,
        String calendar,
        Set<String> residences,
        List<ClockRule> rules) {

    boolean covers(LocalDate day, @Nullable String residence) {
        return enabled
                && !day.isBefore(from)
                && (until == null || day.isBefore(until))
                && (residences.contains("*") || (residence != null && residences.contains(residence)));
    }
}
