package io.madoguchi.consent.purpose;

import io.madoguchi.consent.Texts;
import io.madoguchi.consent.Wording;
import io.madoguchi.consent.company.CompanyIds;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A new purpose with the draft of its first version; a consent to it lasts so many days, or until it is taken back. */
@RegisterForReflection
record DeclarePurpose(
        @NotNull @Pattern(regexp = CompanyIds.FORM, message = CompanyIds.RULE)
        String company,

        @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{1,59}", message = "must be 2 to 60 of a-z, 0-9 and -")
        String code,

        @NotNull @Valid Texts texts,
        @NotNull @Size(max = 50) List<@NotBlank @Wording(max = 80) String> categories,
        @NotNull @Valid Texts retention,
        @NotNull PurposeMode mode,
        @Nullable Activity activity,
        @Nullable @Min(1) @Max(3660) Integer consentDays) {

    DraftPurposeVersion wording() {
        return new DraftPurposeVersion(texts, categories, retention, mode, activity, consentDays, null);
    }
}
