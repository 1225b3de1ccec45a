package io.madoguchi.subscription.contact;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a file of cards: counts, and the rows that were not taken. No address, no name. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record ContactImportView(
        UUID id,
        String company,
        UUID collectionPoint,
        ContactChannel channel,
        String locale,
        ContactImport.State state,
        int total,
        int done,
        int recorded,
        int known,
        int refused,
        Instant createdAt,
        String createdBy,
        @Nullable Instant finishedAt,
        @Nullable List<RefusedRow> refusedRows) {

    /**
     * A row that was not taken.
     *
     * @param row as a spreadsheet counts: the header is row 1
     */
    @RegisterForReflection
    record RefusedRow(int row, String field, String reason) {}

    static ContactImportView of(ContactImport file) {
        return of(file, null);
    }

    static ContactImportView withRows(ContactImport file) {
        return of(
                file,
                ContactRefusal.of(file.id).stream()
                        .map(r -> new RefusedRow(r.row, r.field, r.reason))
                        .toList());
    }

    private static ContactImportView of(ContactImport file, @Nullable List<RefusedRow> rows) {
        return new ContactImportView(
                file.id,
                file.company,
                file.collectionPoint,
                file.channel,
                file.locale,
                file.state,
                file.total,
                file.recorded + file.known + file.refused,
                file.recorded,
                file.known,
                file.refused,
                file.createdAt,
                file.createdBy,
                file.finishedAt,
                rows);
    }
}
