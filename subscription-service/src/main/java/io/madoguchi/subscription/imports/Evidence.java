package io.madoguchi.subscription.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the consents of a list rest on (Act on Regulation of Transmission of Specified Electronic Mail, Art. 3(2)): when, how,
 * to which words, and where that can be looked up. Who says so is whoever hands the list in.
 *
 * @param consentedOn for all of the list, unless a column tells it of each
 * @param wording what was shown in the former system
 * @param notice the notice of ours that says the same: its purposes are what was agreed to; as it is now when not named
 */
@Schema(name = "ListImportEvidence")
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record Evidence(
        @Nullable LocalDate consentedOn,
        @NotNull How how,

        @NotBlank @Size(max = 2_000) String wording,

        @NotBlank @Size(max = 200) String document,

        @Nullable @Valid Shown notice,

        boolean ageAttested) {

    /** How the consent was given there. */
    @Schema(name = "ListImportEvidenceHow")
    enum How {
        DOUBLE_OPT_IN,
        FORM,
        PAPER,
        ORAL
    }

    /** As in a sign-up. */
    @Schema(name = "ListImportNotice")
    @RegisterForReflection
    record Shown(int revision, @NotBlank @Size(max = 100) String hash) {}

    /** Whether the day it names for all of the list can be one. */
    boolean isPast(LocalDate today) {
        return consentedOn == null || !consentedOn.isBefore(LocalDate.EPOCH) && !consentedOn.isAfter(today);
    }

    Evidence under(Shown now) {
        return notice == null ? new Evidence(consentedOn, how, wording, document, now, ageAttested) : this;
    }
}
