package io.madoguchi.consent.child;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A report as staff see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record ChildReportView(
        UUID id,
        String company,
        String person,
        ChildReport.Source source,
        ChildReport.State state,
        Instant reportedAt,
        @Nullable Instant decidedAt) {

    static ChildReportView of(ChildReport report) {
        return new ChildReportView(
                report.id,
                report.company,
                report.person,
                report.source,
                report.state,
                report.reportedAt,
                report.decidedAt);
    }
}
