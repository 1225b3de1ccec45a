package io.madoguchi.consent.policy;

import io.madoguchi.consent.Names;
import io.madoguchi.consent.Texts;
import io.madoguchi.consent.company.CompanyIds;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A new policy with the draft of its first version. */
@RegisterForReflection
record WritePolicy(
        @NotNull @Pattern(regexp = CompanyIds.FORM, message = CompanyIds.RULE)
        String company,

        @NotNull @Valid Names titles,
        @NotNull @Valid Texts texts,
        @NotEmpty @Size(max = 100) List<@NotNull UUID> purposes,
        @NotNull @Size(max = 9) List<@NotNull DisclosureGround> grounds,
        @Min(0) @Max(25) int ageLimit,
        @NotNull Instant effectiveFrom,
        @Nullable @SiteAddress String site,
        @Nullable Boolean refusesOthersMarketing,
        @Nullable @Valid ChangeRule changeRule) {

    DraftPolicyVersion wording() {
        return new DraftPolicyVersion(
                titles, texts, purposes, grounds, ageLimit, effectiveFrom, site, refusesOthersMarketing, changeRule);
    }
}
