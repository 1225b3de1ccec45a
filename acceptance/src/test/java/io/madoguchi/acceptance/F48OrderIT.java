package io.madoguchi.acceptance;

import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.policies.PolicyDisclosures;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** An order of a court or agency is complete and approved by two. */
@InTheHouse
class F48OrderIT {

    private final PolicyDisclosures disclosures;

    F48OrderIT(House house) {
        this.disclosures = new PolicyDisclosures(house);
    }

    @TestFactory
    @Clause("F4.8")
    Stream<DynamicTest> anOrderIsComplete() {
        return disclosures.ofClause("F4.8");
    }
}
