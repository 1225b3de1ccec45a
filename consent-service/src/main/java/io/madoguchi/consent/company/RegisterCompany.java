package io.madoguchi.consent.company;

import io.madoguchi.consent.Names;
import io.madoguchi.consent.Texts;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Adds a company to the group register. */
@RegisterForReflection
record RegisterCompany(
        @NotNull @Pattern(regexp = CompanyIds.FORM, message = CompanyIds.RULE)
        String id,

        @NotNull @Valid Names names,

        @NotNull @Pattern(regexp = "[A-Z]{2}", message = "must be an ISO 3166-1 alpha-2 code")
        String country,

        @NotNull @Valid Texts address,

        @NotNull
        @Size(max = 500)
        @Pattern(regexp = "https?://[\\x21-\\x7e]+", message = "must be an http or https address")
        String site,

        @Pattern(regexp = CompanyIds.FORM, message = CompanyIds.RULE) @Nullable
        String parent) {}
