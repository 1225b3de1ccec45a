package io.madoguchi.acceptance;

import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.policies.PolicyDisclosures;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Nothing is passed on except on a ground of the policy in force: what policy F opens, policy E refuses. */
@InTheHouse
class F40OpenedGroundsOnlyIT {

    private final PolicyDisclosures disclosures;

    F40OpenedGroundsOnlyIT(House house) {
        this.disclosures = new PolicyDisclosures(house);
    }

    @TestFactory
    @Clause("F4.0")
    Stream<DynamicTest> whatThePolicyDoesNotListIsRefused() {
        return disclosures.of(row -> row.clause().equals("F4.0") || row.reason().equals("GROUND_NOT_OPENED"));
    }
}
