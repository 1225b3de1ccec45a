package io.madoguchi.consent.company;

import io.madoguchi.consent.Names;
import io.madoguchi.consent.Texts;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** {@code company.registered}: a company joined the group register. */
@RegisterForReflection
record CompanyRegistered(String id, Names names, String country, Texts address, String site) {

    static final String TYPE = "company.registered";

    static CompanyRegistered of(Company company) {
        return new CompanyRegistered(company.id, company.names, company.country, company.address, company.site);
    }
}
