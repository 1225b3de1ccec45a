package io.madoguchi.consent.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far an import has come, and what became of its lines.
 *
 * @param passedOver lines about people who were removed as children (E14); nothing of them is kept
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record ConsentImportView(
        UUID id,
        String company,
        ConsentImport.State state,
        int total,
        long done,
        long recorded,
        long parked,
        long duplicates,
        long passedOver,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    static ConsentImportView of(ConsentImport file) {
        Map<ConsentImportRow.State, Long> counts = ConsentImportRow.counts(file.id);
        long kept = counts.values().stream().mapToLong(Long::longValue).sum();
        return new ConsentImportView(
                file.id,
                file.company,
                file.state,
                file.total,
                file.total - counts.getOrDefault(ConsentImportRow.State.PENDING, 0L),
                counts.getOrDefault(ConsentImportRow.State.RECORDED, 0L),
                counts.getOrDefault(ConsentImportRow.State.PARKED, 0L),
                counts.getOrDefault(ConsentImportRow.State.DUPLICATE, 0L),
                file.total - kept,
                file.createdAt,
                file.finishedAt);
    }

    /** One line; the person by reference. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    record Line(
            int line,
            String person,
            UUID purpose,
            RecordStatement.Saying status,
            ConsentImportRow.State state,
            @Nullable String reason) {

        static Line of(ConsentImportRow row) {
            return new Line(row.line, row.person, row.purpose, row.status, row.state, row.reason);
        }
    }
}
