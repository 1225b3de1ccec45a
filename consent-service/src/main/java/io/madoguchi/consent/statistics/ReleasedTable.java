package io.madoguchi.consent.statistics;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A release of statistics as the log proves it (E10): which table about which months was let out, to whom, and the hash of
 * what it showed. Figures are not in it, nor anybody they count.
 *
 * @param suppressed how many figures were held back
 */
@RegisterForReflection
record ReleasedTable(
        UUID release,
        UUID table,
        String company,
        Source source,
        Audience audience,
        LocalDate fromMonth,
        LocalDate toMonth,
        int suppressed,
        String hash,
        Instant releasedAt) {

    static ReleasedTable of(StatisticRelease release) {
        return new ReleasedTable(
                release.id,
                release.statistic,
                release.company,
                release.source,
                release.audience,
                release.fromMonth,
                release.toMonth,
                release.suppressed,
                release.hash,
                release.releasedAt);
    }
}
