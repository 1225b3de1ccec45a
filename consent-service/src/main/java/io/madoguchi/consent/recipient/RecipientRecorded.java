package io.madoguchi.consent.recipient;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.consent.Names;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code recipient.recorded}: a revision of a recipient was recorded, or has an end now. Services that entrust something
 * to a vendor see by it whether the vendor is bound (E9).
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record RecipientRecorded(
        UUID id,
        int revision,
        String company,
        RecipientKind kind,
        Names names,
        Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable Bond commitment,
        @Nullable LocalDate reviewBy) {

    static final String TYPE = "recipient.recorded";

    /** Whether it has all its parts, and on which days it holds; the document itself concerns nobody else. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Bond(boolean whole, LocalDate from, @Nullable LocalDate until) {}

    static RecipientRecorded of(RegisterEntry entry, RecipientEntry said) {
        Commitment given = said.commitment();
        Bond bond = given == null ? null : new Bond(given.isWhole(), given.from(), given.until());
        return new RecipientRecorded(
                entry.entry,
                entry.revision,
                entry.company,
                said.kind(),
                said.names(),
                entry.validFrom,
                entry.validUntil,
                bond,
                said.reviewBy());
    }
}
