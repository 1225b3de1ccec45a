package io.madoguchi.consent.recipient;

import io.madoguchi.consent.Names;
import io.madoguchi.consent.company.CompanyView;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;

/**
 * A company whose majority of votes the parent holds.
 *
 * @param subsidiary whether the footnote counts it: a company abroad is held, but is no subsidiary of the policy (FN1)
 */
@RegisterForReflection
record MemberView(String company, Names names, String country, BigDecimal percent, boolean direct, boolean subsidiary) {

    static MemberView of(CompanyView company, GroupRule.Held held) {
        return new MemberView(
                company.id(),
                company.names(),
                company.country(),
                held.percent(),
                held.direct(),
                Groups.isJapanese(company));
    }
}
