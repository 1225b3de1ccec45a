package io.madoguchi.acceptance.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.restassured.response.Response;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every use in the table gets the verdict and the reason that were read from the policies before the code was written. */
@InTheHouse
class PolicyCasesIT {

    private static final Set<String> TO_OTHERS = Set.of("DISCLOSE", "PASS");

    private final House house;

    PolicyCasesIT(House house) {
        this.house = house;
    }

    @TestFactory
    @Clause("F3")
    Stream<DynamicTest> everyUseInTheTableIsDecidedAsThePolicySays() {
        return PolicyCase.all().stream()
                .filter(row -> !TO_OTHERS.contains(row.act()))
                .map(row -> DynamicTest.dynamicTest(row.toString(), () -> decided(row)));
    }

    @Test
    void theTableIsAsLargeAsItWasMeantToBeAndAsksBothPolicies() {
        assertThat(PolicyCase.all()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(PolicyCase.all().stream().map(PolicyCase::policy)).contains("E", "F");
        assertThat(PolicyCase.all().stream().map(PolicyCase::id)).doesNotHaveDuplicates();
    }

    private void decided(PolicyCase row) {
        PolicyCompany company = PolicyCompany.load(house, row.policy());

        Response answer = new PolicyUse(house, company, row).ask();

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.<String>path("decision")).as(answer.asString()).isEqualTo(row.verdict());
        assertThat(answer.<String>path("reasons[-1].rule"))
                .as(answer.asString())
                .isEqualTo(row.reason());
        logged(row, company, answer.path("id"));
    }

    /** The far end: it stands in the log with what it rests on, and repeats to the byte. */
    private void logged(PolicyCase row, PolicyCompany company, String id) {
        Response repeat = company.second().post("/api/consent/v1/decisions/" + id + "/repeat", Map.of());

        assertThat(repeat.<Boolean>path("same")).as(repeat.asString()).isTrue();
        assertThat(house.database("consent")
                        .count(
                                "decision_log where id = ? and outcome = ? and rule = ? and person is not null",
                                UUID.fromString(id.substring(0, 36)),
                                row.verdict(),
                                row.reason()))
                .isEqualTo(1);
    }
}
