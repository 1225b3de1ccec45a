package io.madoguchi.consent.disclosure;

import io.madoguchi.consent.Wording;
import io.madoguchi.consent.company.CompanyIds;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Asks to look at several companies of the group together, and says why. */
@RegisterForReflection
record AskGroup(
        @NotNull @Size(min = 2, max = 20)
        List<@NotNull @Pattern(regexp = CompanyIds.FORM, message = CompanyIds.RULE) String> companies,

        @NotBlank @Wording(max = 500) String reason) {}
