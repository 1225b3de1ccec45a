package io.madoguchi.consent.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.consent.Names;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A release as its audience sees it: rounded figures, and an empty one where something is held back.
 *
 * @param cells null for those the table is not for: they may know that it exists, when, and its hash
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record ReleaseView(
        UUID id,
        String company,
        String code,
        Names names,
        Source source,
        Audience audience,
        List<String> dimensions,
        String from,
        String to,
        int threshold,
        int rounding,
        int suppressed,
        String hash,
        @Nullable List<Shown> cells,
        Instant releasedAt) {

    /** One figure; without a value it is held back. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    record Shown(List<String> at, @Nullable Long value) {}

    static ReleaseView of(StatisticRelease release, boolean withCells) {
        StatisticTable table = StatisticTable.findById(release.statistic);
        return new ReleaseView(
                release.id,
                release.company,
                table.code,
                table.names,
                release.source,
                release.audience,
                table.dimensions,
                YearMonth.from(release.fromMonth).toString(),
                YearMonth.from(release.toMonth).toString(),
                table.threshold,
                table.rounding,
                release.suppressed,
                release.hash,
                withCells
                        ? release.cells.stream()
                                .map(f -> new Shown(f.at(), f.shown()))
                                .toList()
                        : null,
                release.releasedAt);
    }
}
