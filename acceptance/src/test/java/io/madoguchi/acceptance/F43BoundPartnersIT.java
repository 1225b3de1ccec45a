package io.madoguchi.acceptance;

import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.policies.PolicyDisclosures;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Dealers and affiliates bound to confidentiality get what the purpose needs. */
@InTheHouse
class F43BoundPartnersIT {

    private final PolicyDisclosures disclosures;

    F43BoundPartnersIT(House house) {
        this.disclosures = new PolicyDisclosures(house);
    }

    @TestFactory
    @Clause("F4.3")
    Stream<DynamicTest> partnersAreBoundAndStayWithinThePurpose() {
        return disclosures.ofClause("F4.3");
    }
}
