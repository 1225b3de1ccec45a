package io.madoguchi.consent.consent;

import io.madoguchi.consent.Wording;
import io.madoguchi.consent.company.CompanyIds;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;

/** Renews one opt-in, or finds it to be none; with what shows it. */
@RegisterForReflection
record ReviewConsent(
        @NotNull @Pattern(regexp = CompanyIds.FORM, message = CompanyIds.RULE)
        String company,

        @NotNull UUID episode,
        @NotBlank @Wording(max = 200) String document) {}
