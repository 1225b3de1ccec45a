package io.madoguchi.consent.company;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.madoguchi.consent.Names;
import io.madoguchi.consent.Texts;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** A company as anyone may see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
public record CompanyView(
        String id,
        Names names,
        String country,
        Texts address,
        String site,
        @Nullable String parent) {

    static CompanyView of(Company company) {
        return new CompanyView(
                company.id, company.names, company.country, company.address, company.site, company.parent);
    }
}
