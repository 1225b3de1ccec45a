package io.madoguchi.acceptance;

import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.policies.PolicyDisclosures;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the law authorises is cited and approved by two. */
@InTheHouse
class F47LawIT {

    private final PolicyDisclosures disclosures;

    F47LawIT(House house) {
        this.disclosures = new PolicyDisclosures(house);
    }

    @TestFactory
    @Clause("F4.7")
    Stream<DynamicTest> theLawIsCitedAndApproved() {
        return disclosures.ofClause("F4.7");
    }
}
