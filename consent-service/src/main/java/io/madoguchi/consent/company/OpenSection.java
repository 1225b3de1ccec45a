package io.madoguchi.consent.company;

import io.madoguchi.consent.Names;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** Adds a section to a company. */
@RegisterForReflection
record OpenSection(
        @NotNull @Pattern(regexp = CompanyIds.FORM, message = CompanyIds.RULE)
        String company,

        @NotNull @Valid Names names,
        @NotNull @Valid Contact contact) {}
