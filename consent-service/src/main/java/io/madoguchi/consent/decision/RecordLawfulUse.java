package io.madoguchi.consent.decision;

import io.madoguchi.consent.Wording;
import io.madoguchi.consent.company.CompanyIds;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Invokes a law or guideline for a use beyond the purpose, of one person's data or of everybody's. */
@RegisterForReflection
record RecordLawfulUse(
        @NotNull @Pattern(regexp = CompanyIds.FORM, message = CompanyIds.RULE)
        String company,

        @NotBlank @Size(max = 60) String purpose,
        @Nullable @Size(max = 100) String person,
        @NotBlank @Wording(max = 200) String article,
        @NotBlank @Wording(max = 2000, lines = true) String justification,
        @NotNull Instant from,
        @NotNull Instant until) {}
