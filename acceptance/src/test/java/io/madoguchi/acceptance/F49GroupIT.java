package io.madoguchi.acceptance;

import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.policies.PolicyDisclosures;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Companies of the group share what the purpose needs, under a published notice of joint use. */
@InTheHouse
class F49GroupIT {

    private final PolicyDisclosures disclosures;

    F49GroupIT(House house) {
        this.disclosures = new PolicyDisclosures(house);
    }

    @TestFactory
    @Clause("F4.9")
    Stream<DynamicTest> theGroupSharesWithinThePurpose() {
        return disclosures.ofClause("F4.9");
    }
}
