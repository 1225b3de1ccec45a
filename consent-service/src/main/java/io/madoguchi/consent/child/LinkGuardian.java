package io.madoguchi.consent.child;

import io.madoguchi.consent.Wording;
import io.madoguchi.consent.company.CompanyIds;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Records that a guardian answers for a child; {@code document} names the evidence and no person. */
@RegisterForReflection
record LinkGuardian(
        @NotNull @Pattern(regexp = CompanyIds.FORM, message = CompanyIds.RULE)
        String company,

        @NotBlank @Size(max = 100) String person,
        @Size(max = 100) @Nullable String guardian,
        @NotNull GuardianLink.Method method,
        @NotBlank @Wording(max = 200) String document,
        @NotNull LocalDate reAskOn) {}
