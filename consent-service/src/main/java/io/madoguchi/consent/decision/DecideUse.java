package io.madoguchi.consent.decision;

import io.madoguchi.consent.company.CompanyIds;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Asks whether data of a person may be used for a purpose (id or code), now or at a past moment. */
@RegisterForReflection
record DecideUse(
        @NotBlank @Size(max = 100) String person,

        @NotNull @Pattern(regexp = CompanyIds.FORM, message = CompanyIds.RULE)
        String company,

        @NotBlank @Size(max = 60) String purpose,
        @NotNull Operation operation,
        @Nullable Instant at) {

    enum Operation {
        USE
    }
}
