package io.madoguchi.acceptance;

import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.policies.PolicyDisclosures;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A partner gets what it needs to answer this person's open inquiry, when somebody judged that right. */
@InTheHouse
class F44PartnerAnswersIT {

    private final PolicyDisclosures disclosures;

    F44PartnerAnswersIT(House house) {
        this.disclosures = new PolicyDisclosures(house);
    }

    @TestFactory
    @Clause("F4.4")
    Stream<DynamicTest> aPartnerAnswersTheOpenInquiryOfThisPerson() {
        return disclosures.ofClause("F4.4");
    }
}
