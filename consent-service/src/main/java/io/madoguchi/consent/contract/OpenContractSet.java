package io.madoguchi.consent.contract;

import io.madoguchi.consent.company.CompanyIds;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** Begins a set of people whom a contract is with. */
@RegisterForReflection
record OpenContractSet(
        @NotNull @Pattern(regexp = CompanyIds.FORM, message = CompanyIds.RULE)
        String company,

        @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{1,59}", message = "must be 2 to 60 of a-z, 0-9 and -")
        String code) {}
