package io.madoguchi.consent.consent;

import io.madoguchi.consent.company.CompanyIds;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes back a person's consent to a purpose (id or code), or one episode of it. */
@RegisterForReflection
record WithdrawConsent(
        @NotNull @Pattern(regexp = CompanyIds.FORM, message = CompanyIds.RULE)
        String company,

        @NotBlank @Size(max = 60) String purpose,
        @Nullable UUID episode) {}
