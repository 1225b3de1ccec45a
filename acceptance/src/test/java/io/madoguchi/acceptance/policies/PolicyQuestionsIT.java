package io.madoguchi.acceptance.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whether data could be passed on is answered by the grounds of the policy in force, before anybody asks for it. */
@InTheHouse
class PolicyQuestionsIT {

    private final House house;

    PolicyQuestionsIT(House house) {
        this.house = house;
    }

    @TestFactory
    @Clause("F4.0")
    Stream<DynamicTest> everyQuestionInTheTableIsDecidedByTheGroundsOfThePolicy() {
        return PolicyCase.all().stream()
                .filter(row -> row.act().equals("PASS"))
                .map(row -> DynamicTest.dynamicTest(row.toString(), () -> decided(row)));
    }

    private void decided(PolicyCase row) {
        PolicyDisclosure asked = new PolicyDisclosure(house, row);

        Response answer = asked.question();

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        if (row.verdict().equals("ALLOW")) {
            assertThat(answer.<String>path("decision")).as(answer.asString()).isEqualTo("ALLOW_WITH_OBLIGATIONS");
            assertThat(answer.<String>path("disclosure.ground"))
                    .as(answer.asString())
                    .isEqualTo(row.reason());
        } else {
            assertThat(answer.<String>path("decision")).as(answer.asString()).isEqualTo("DENY");
            assertThat(answer.<String>path("disclosure.refusal"))
                    .as(answer.asString())
                    .isEqualTo(row.reason());
            assertThat(answer.<String>path("disclosure.clause"))
                    .as(answer.asString())
                    .isEqualTo(row.clause());
        }
        logged(asked, answer.path("id"), answer.path("decision"));
    }

    /** The far end: it stands in the log with what the registers said, and repeats to the byte. */
    private void logged(PolicyDisclosure asked, String id, String outcome) {
        Response repeat = asked.company().second().post("/api/consent/v1/decisions/" + id + "/repeat", Map.of());

        assertThat(repeat.<Boolean>path("same")).as(repeat.asString()).isTrue();
        assertThat(house.database("consent")
                        .count(
                                "decision_log where id = ? and outcome = ? and facts -> 'asked' ->> 'recipient' = ?",
                                UUID.fromString(id.substring(0, 36)),
                                outcome,
                                asked.recipient()))
                .isEqualTo(1);
    }
}
