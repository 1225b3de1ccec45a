package io.madoguchi.acceptance;

import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.policies.PolicyDisclosures;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What identifies nobody may be passed on, and nothing else under that name. */
@InTheHouse
class F42NobodyIdentifiedIT {

    private final PolicyDisclosures disclosures;

    F42NobodyIdentifiedIT(House house) {
        this.disclosures = new PolicyDisclosures(house);
    }

    @TestFactory
    @Clause("F4.2")
    Stream<DynamicTest> onlyWhatWasMadeAnonymousGoesOutAsSuch() {
        return disclosures.of(row -> row.clause().equals("F4.2") || row.ground().equals("NON_IDENTIFYING"));
    }
}
