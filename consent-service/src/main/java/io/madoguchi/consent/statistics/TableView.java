package io.madoguchi.consent.statistics;

import io.madoguchi.consent.Names;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;

/** A declared table. */
@RegisterForReflection
record TableView(
        UUID id,
        String company,
        String code,
        Names names,
        Source source,
        List<String> dimensions,
        Audience audience,
        Span span,
        int threshold,
        int rounding) {

    static TableView of(StatisticTable table) {
        return new TableView(
                table.id,
                table.company,
                table.code,
                table.names,
                table.source,
                table.dimensions,
                table.audience,
                table.span,
                table.threshold,
                table.rounding);
    }
}
