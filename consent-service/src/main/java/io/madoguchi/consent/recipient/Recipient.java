package io.madoguchi.consent.recipient;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.consent.Names;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A recipient as the register had it at a moment.
 *
 * @param revision which revision of its entry this is
 * @param member which registered company it is, for a company of the group
 * @param reviewBy the last day before somebody must look at it again
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Recipient(
        UUID id,
        int revision,
        String company,
        RecipientKind kind,
        Names names,
        String country,
        @Nullable String member,
        @Nullable TransferGround transfer,
        @Nullable Commitment commitment,
        @Nullable LocalDate reviewBy) {

    /** How a recipient stands to its commitment on a day (E9). */
    public enum Bond {
        HELD,
        MISSING,
        INCOMPLETE,
        NOT_IN_FORCE,
        REVIEW_OVERDUE
    }

    /** Whether it is bound by a whole commitment in force that was looked at in time. */
    public Bond bond(Instant at) {
        LocalDate day = BusinessDay.of(at);
        if (commitment == null) {
            return Bond.MISSING;
        }
        if (!commitment.isWhole()) {
            return Bond.INCOMPLETE;
        }
        if (!commitment.holdsOn(day)) {
            return Bond.NOT_IN_FORCE;
        }
        return reviewBy == null || day.isAfter(reviewBy) ? Bond.REVIEW_OVERDUE : Bond.HELD;
    }

    @JsonIgnore
    public boolean isAbroad() {
        return !country.equals("JP");
    }

    static Recipient of(RegisterEntry entry, RecipientEntry said) {
        return new Recipient(
                entry.entry,
                entry.revision,
                entry.company,
                said.kind(),
                said.names(),
                said.country(),
                said.member(),
                said.transfer(),
                said.commitment(),
                said.reviewBy());
    }
}
