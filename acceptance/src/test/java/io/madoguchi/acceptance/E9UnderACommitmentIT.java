package io.madoguchi.acceptance;

import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.policies.PolicyDisclosures;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Agents and contractors get data only under a written commitment in force, with all its parts. */
@InTheHouse
class E9UnderACommitmentIT {

    private final PolicyDisclosures disclosures;

    E9UnderACommitmentIT(House house) {
        this.disclosures = new PolicyDisclosures(house);
    }

    @TestFactory
    @Clause("E9")
    Stream<DynamicTest> agentsAndContractorsAreBoundFirst() {
        return disclosures.ofClause("E9");
    }
}
