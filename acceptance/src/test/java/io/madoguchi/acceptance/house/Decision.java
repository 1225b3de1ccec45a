package io.madoguchi.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** Whether a person may be written to about a topic: consent-service's answer, which knows of no other service. */
public final class Decision {

    private Decision() {}

    public static Response ask(House house, String person, Topic topic) {
        return house.staff()
                .ken()
                .post(
                        Visitor.CONSENT + "/decisions",
                        Map.of(
                                "person",
                                person,
                                "company",
                                topic.company(),
                                "purpose",
                                topic.purpose(),
                                "operation",
                                "USE"));
    }

    public static Response await(House house, String person, Topic topic, String expected) {
        return Awaitility.await("the decision becomes " + expected)
                .atMost(Reader.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> {
                            Response answer = ask(house, person, topic);
                            assertThat(answer.statusCode())
                                    .as(answer.asString())
                                    .isEqualTo(200);
                            return answer;
                        },
                        answer -> expected.equals(answer.path("decision")));
    }
}
