package io.madoguchi.consent.cookie;

import io.madoguchi.consent.company.CompanyIds;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Map;

/** What a browser allows and rejects, by purpose. */
@RegisterForReflection
record ChooseCookies(
        @NotNull @Pattern(regexp = CompanyIds.FORM, message = CompanyIds.RULE)
        String company,

        @NotEmpty Map<@NotNull CookiePurpose, @NotNull Boolean> choices) {}
