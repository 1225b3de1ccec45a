package io.madoguchi.consent.recipient;

import io.madoguchi.consent.Names;
import io.madoguchi.consent.company.CompanyIds;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who may receive data of the company.
 *
 * @param country where it is (ISO 3166-1)
 * @param member which registered company it is, for a company of the group
 * @param standingAccess whether it can reach data all the time (a mail relay, a database, hosting), not only when given some
 * @param reviewBy the last day before somebody must look again
 */
@RegisterForReflection
record RecipientEntry(
        @NotNull RecipientKind kind,
        @NotNull @Valid Names names,

        @NotNull @Pattern(regexp = "[A-Z]{2}", message = "must be a country code of ISO 3166-1")
        String country,

        @Pattern(regexp = CompanyIds.FORM, message = CompanyIds.RULE) @Nullable
        String member,

        @Nullable TransferGround transfer,
        boolean standingAccess,
        @Valid @Nullable Commitment commitment,
        @Nullable LocalDate reviewBy) {

    /** The day by which something here ends or must be looked at. */
    @Nullable
    LocalDate due() {
        LocalDate ends = commitment == null ? null : commitment.until();
        if (ends == null || reviewBy == null) {
            return ends == null ? reviewBy : ends;
        }
        return ends.isBefore(reviewBy) ? ends : reviewBy;
    }
}
