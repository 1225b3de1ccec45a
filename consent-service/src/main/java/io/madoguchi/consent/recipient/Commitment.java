package io.madoguchi.consent.recipient;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A written commitment and its three parts (E9): to keep the data confidential, to use it only to carry out services for
 * the company, and to have safeguards.
 *
 * @param from the first day it holds
 * @param until the last day it holds; open without one
 */
@RegisterForReflection
public record Commitment(
        @NotNull @Valid DocumentRef document,
        boolean confidentiality,
        boolean onlyForUs,
        boolean safeguards,
        @NotNull LocalDate from,
        @Nullable LocalDate until) {

    public boolean isWhole() {
        return confidentiality && onlyForUs && safeguards;
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
}
