package io.madoguchi.consent.consent;

import static io.madoguchi.consent.Given.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.consent.ConsentWorld;
import io.madoguchi.consent.Given;
import io.madoguchi.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Facts about one person at the same moment, from the broker and from REST: one order, one end, each told once (P5, P6). */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class ConcurrencyTest {

    private static final String SERVICE = Tokens.service("gateway");

    @Inject
    SubscriptionListener listener;

    @Inject
    DataSource database;

    @Test
    void whateverMeetsTheWithdrawalTheConsentIsGoneAndToldOnce() throws Exception {
        Given world = Given.open();
        for (int round = 0; round < 8; round++) {
            Readers reader = Readers.of(world);

            List<Integer> answers = together(reader);

            assertThat(answers).allMatch(status -> status == 200 || status == 202);
            JsonPath now = as(SERVICE)
                    .get("/v1/persons/" + reader.person + "/consents")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(now.getList("purposes.status")).doesNotContain("GIVEN");
            List<String> told = Store.told(database, reader).stream()
                    .map(e -> e.getString("type"))
                    .toList();
            assertThat(told).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(2);
            assertThat(told.indexOf("consent.given")).isLessThanOrEqualTo(0);
            Store.currentIsTheFoldOfTheEvents(reader);
        }
    }

    private List<Integer> together(Readers reader) throws Exception {
        List<Callable<Integer>> facts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            facts.add(() -> hear(reader.confirmed()));
            facts.add(() -> hear(reader.ended("ONE_CLICK", false)));
            facts.add(() -> as(SERVICE)
                    .body("{\"company\": \"" + reader.world.company + "\", \"purpose\": \"news\"}")
                    .post("/v1/persons/" + reader.person + "/withdrawals")
                    .statusCode());
        }
        Collections.shuffle(facts, java.util.Random.from(RandomGenerator.getDefault()));
        List<Integer> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(facts.size())) {
            for (Future<Integer> answer : threads.invokeAll(facts)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    private int hear(io.madoguchi.events.ReceivedEvent event) {
        Readers.hear(listener, event);
        return 200;
    }
}
