package io.madoguchi.consent.cookie;

import io.madoguchi.consent.Texts;
import io.madoguchi.consent.Wording;
import io.madoguchi.consent.company.CompanyIds;
import io.madoguchi.problems.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Enters a cookie, a beacon, an address or the like into the registry of a site.
 *
 * @param keepDays how many days it lives; 0 ends with the browser
 * @param without what does not work for whoever rejects it (F7.1)
 */
@RegisterForReflection
record RegisterCookie(
        @NotNull @Pattern(regexp = CompanyIds.FORM, message = CompanyIds.RULE)
        String company,

        @NotNull
        @Size(max = 500)
        @Pattern(regexp = "https?://[\\x21-\\x7e]+", message = "must be an http or https address")
        String site,

        @NotNull CookieEntry.Kind kind,
        @NotBlank @Wording(max = 100) String name,
        @NotNull CookiePurpose purpose,
        @NotNull CookieEntry.Basis basis,
        @NotNull CookieEntry.Party party,
        @Min(0) @Max(1_100) int keepDays,
        @NotNull @Valid Texts stores,
        @Valid @Nullable Texts without,
        @Valid @Nullable Recipient recipient) {

    /** What the fields must say together. */
    void check() {
        if (party == CookieEntry.Party.THIRD && recipient == null) {
            throw ProblemException.field(
                    "recipient", "F7.2: what others set is sent to them, so name who, what for, and their terms");
        }
        if (basis != CookieEntry.Basis.NECESSARY && without == null) {
            throw ProblemException.field("without", "F7.1: say what does not work for whoever rejects it");
        }
        if (kind == CookieEntry.Kind.IP_ADDRESS && keepDays == 0) {
            throw ProblemException.field("keepDays", "FN3: an address is kept for a number of days, at least one");
        }
        if (purpose == CookiePurpose.MARKETING && basis != CookieEntry.Basis.CHOICE) {
            throw ProblemException.field("basis", "F7.1: marketing is for members who registered for it: a choice");
        }
    }
}
