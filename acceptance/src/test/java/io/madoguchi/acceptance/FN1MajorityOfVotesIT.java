package io.madoguchi.acceptance;

import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.policies.PolicyDisclosures;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Only a Japanese company whose majority of votes the company holds is a subsidiary. */
@InTheHouse
class FN1MajorityOfVotesIT {

    private final PolicyDisclosures disclosures;

    FN1MajorityOfVotesIT(House house) {
        this.disclosures = new PolicyDisclosures(house);
    }

    @TestFactory
    @Clause("FN1")
    Stream<DynamicTest> theVotesDecideWhoIsTheGroup() {
        return disclosures.ofClause("FN1");
    }
}
