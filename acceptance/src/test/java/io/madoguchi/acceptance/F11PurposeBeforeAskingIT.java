package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.acceptance.house.Census;
import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Reader;
import io.madoguchi.acceptance.house.Registrar;
import io.madoguchi.acceptance.house.Topic;
import io.madoguchi.acceptance.house.Visitor;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The purpose of use is specified before information is asked for. */
@InTheHouse
class F11PurposeBeforeAskingIT {

    private static final String COMPANY = "aoba-print";

    private final House house;

    F11PurposeBeforeAskingIT(House house) {
        this.house = house;
    }

    @Test
    @Clause("F1.1")
    void aPlaceThatAsksForDataOpensOnlyAfterTwoPeoplePublishedItsPurpose() {
        Registrar registrar = house.registrar(COMPANY);
        String purpose = registrar.declarePurpose();
        String policy = registrar.writePolicy(purpose);
        String point = registrar.setUpCollectionPoint(purpose);

        Response early = registrar.open(point);

        assertThat(early.statusCode()).as(early.asString()).isEqualTo(409);
        assertThat(early.<String>path("type")).endsWith("/no-published-purpose");
        assertThat(notice(point)).as("nothing is served yet").isEqualTo(404);
        nobodyCanSignUpAt(point);

        Response own = registrar.publish(house.staff().ken(), policy);
        assertThat(own.statusCode()).as("ken wrote it: " + own.asString()).isEqualTo(409);
        assertThat(own.<String>path("type")).endsWith("/same-person");
        assertThat(registrar.open(point).statusCode()).isEqualTo(409);

        Response other = registrar.publish(house.staff().ana(), policy);
        assertThat(other.statusCode()).as(other.asString()).isEqualTo(200);
        assertThat(registrar.open(point).statusCode()).isEqualTo(200);

        assertThat(notice(point)).isEqualTo(200);
        Awaitility.await("the broker tells that it opened")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                house.broker().eventsOf("madoguchi.policies", "collection-point.opened", point))
                        .hasSize(1));
        Topic topic = registrar.openTopic(point, purpose);
        Reader.subscribed(house, topic, "ja").awaitDecision(topic, "ALLOW");
    }

    private int notice(String point) {
        return house.visitor()
                .api()
                .get(Visitor.CONSENT + "/collection-points/" + point + "/notice")
                .statusCode();
    }

    private void nobodyCanSignUpAt(String point) {
        Visitor visitor = house.visitor();
        String address = "early-" + UUID.randomUUID() + "@example.jp";
        Map<String, Object> form =
                new HashMap<>(visitor.form(house.registrar(COMPANY).openTopic(), "en", address));
        form.put("collectionPoint", point);
        var before = house.database("subscription").census();

        assertThat(visitor.signUp(form).statusCode()).isBetween(400, 409);

        Census.assertNothingNew(house.database("subscription"), before);
        assertThat(house.mailbox().of(address)).isEmpty();
    }
}
