package io.madoguchi.acceptance;

import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.policies.PolicyDisclosures;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Financial institutions get what checking an account or a card needs. */
@InTheHouse
class F45SettlingPaymentIT {

    private final PolicyDisclosures disclosures;

    F45SettlingPaymentIT(House house) {
        this.disclosures = new PolicyDisclosures(house);
    }

    @TestFactory
    @Clause("F4.5")
    Stream<DynamicTest> banksGetWhatTheCheckNeeds() {
        return disclosures.ofClause("F4.5");
    }
}
