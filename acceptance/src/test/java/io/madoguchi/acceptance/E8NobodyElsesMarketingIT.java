package io.madoguchi.acceptance;

import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.policies.PolicyDisclosures;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Nothing goes to outsiders for their own marketing, whatever ground is given. */
@InTheHouse
class E8NobodyElsesMarketingIT {

    private final PolicyDisclosures disclosures;

    E8NobodyElsesMarketingIT(House house) {
        this.disclosures = new PolicyDisclosures(house);
    }

    @TestFactory
    @Clause("E8")
    Stream<DynamicTest> whatThePolicyPromisesNotToPassOnIsRefusedOnEveryGround() {
        return disclosures.ofClause("E8");
    }
}
