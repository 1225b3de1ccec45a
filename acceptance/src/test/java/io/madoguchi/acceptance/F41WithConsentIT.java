package io.madoguchi.acceptance;

import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.policies.PolicyDisclosures;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Data goes to a third party with the person's consent to this kind of recipient and these items. */
@InTheHouse
class F41WithConsentIT {

    private final PolicyDisclosures disclosures;

    F41WithConsentIT(House house) {
        this.disclosures = new PolicyDisclosures(house);
    }

    @TestFactory
    @Clause("F4.1")
    Stream<DynamicTest> consentOpensWhatItWasAskedFor() {
        return disclosures.ofClause("F4.1");
    }
}
