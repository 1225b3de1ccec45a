package io.madoguchi.consent.recipient;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A revision of an entry: {@code id} names the entry in all its revisions. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record EntryView(
        UUID id,
        String register,
        String company,
        String code,
        int revision,
        Contents contents,
        Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable LocalDate dueOn,
        Instant recordedAt,
        String recordedBy) {

    static EntryView of(RegisterEntry entry) {
        return new EntryView(
                entry.entry,
                entry.register.path(),
                entry.company,
                entry.code,
                entry.revision,
                entry.contents,
                entry.validFrom,
                entry.validUntil,
                entry.dueOn,
                entry.recordedAt,
                entry.recordedBy);
    }
}
