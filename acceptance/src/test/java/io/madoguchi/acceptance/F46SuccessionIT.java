package io.madoguchi.acceptance;

import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.policies.PolicyDisclosures;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whoever takes over a part of the business is bound to the same purposes. */
@InTheHouse
class F46SuccessionIT {

    private final PolicyDisclosures disclosures;

    F46SuccessionIT(House house) {
        this.disclosures = new PolicyDisclosures(house);
    }

    @TestFactory
    @Clause("F4.6")
    Stream<DynamicTest> aSuccessorIsBoundFirst() {
        return disclosures.ofClause("F4.6");
    }
}
