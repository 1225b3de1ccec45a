package io.madoguchi.consent.disclosure;

import io.madoguchi.consent.company.CompanyIds;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/** Says of an inquiry whose it is, which partner is to answer it, and whether it is still open. */
@RegisterForReflection
record ReportInquiry(
        @NotNull @Pattern(regexp = CompanyIds.FORM, message = CompanyIds.RULE)
        String company,

        @NotBlank @Size(max = 100) String person,
        @NotNull UUID recipient,
        boolean open) {}
