package io.madoguchi.subscription.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.madoguchi.testing.ServiceResource;
import io.madoguchi.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceResource.class)
class SenderResourceTest extends Sending {

    private static final String ARMING = "/v1/senders/arming";

    @Inject
    Arming arming;

    @Test
    void aCopyInAnotherPlaceSendsNothingUntilItIsArmed() throws Exception {
        UUID waiting = waiting();
        change("update delivery_arming set place = 'elsewhere'");
        assertThat(arming.look()).contains(Arming.Refusal.ANOTHER_PLACE);
        operator().get(ARMING).then().body("armed", equalTo(false)).body("refusal", equalTo("ANOTHER_PLACE"));

        arm("UNKNOWN")
                .put(ARMING)
                .then()
                .statusCode(200)
                .body("armed", equalTo(true))
                .body("refusal", nullValue());

        assertThat(state(waiting)).as("it may have been sent").isEqualTo("UNKNOWN");
        assertThat(value("select armed_by || ': ' || reason from delivery_arming"))
                .endsWith(": restored from the backup of Sunday");
        arm("UNKNOWN").put(ARMING).then().statusCode(200).body("armed", equalTo(true));
    }

    @Test
    void anOlderStateIsNoticedByTheVolume() throws Exception {
        assertThat(arming.look()).isEmpty();
        UUID waiting = waiting();
        Path memory = Path.of(config.batches().journal()).resolve("epoch");
        String place = value("select place from delivery_arming");
        Files.writeString(memory, place + " 900000000\n");
        assertThat(arming.look()).contains(Arming.Refusal.OLDER_STATE);

        arm("PLANNED").put(ARMING).then().statusCode(200).body("armed", equalTo(true));

        assertThat(state(waiting)).as("somebody knows that it was not sent").isEqualTo("PLANNED");
        assertThat(Long.parseLong(value("select last_value from delivery_epoch")))
                .isGreaterThan(900_000_000);
    }

    @Test
    void aStateThatIsOneLeaseOlderIsNoticedToo() throws Exception {
        assertThat(arming.look()).isEmpty();
        change("insert into delivery_lease (epoch, worker, until, ended_at)"
                + " select max(epoch) + 2000000, gen_random_uuid(), now(), now() from delivery_arming");
        assertThat(arming.look()).isEmpty();

        change("delete from delivery_lease where epoch = (select max(epoch) from delivery_lease)");

        assertThat(arming.look()).contains(Arming.Refusal.OLDER_STATE);
        arm("PLANNED").put(ARMING).then().statusCode(200).body("armed", equalTo(true));
    }

    /** A sequence jumps when the database stops hard. */
    @Test
    void aNumberThatNobodyUsedIsNothingToRemember() throws Exception {
        long last = Long.parseLong(value("select last_value from delivery_epoch"));
        values("select setval('delivery_epoch', ?)::text", last + 50);
        assertThat(arming.look()).isEmpty();

        values("select setval('delivery_epoch', ?)::text", last);

        assertThat(arming.look()).isEmpty();
    }

    @Test
    void aLaneIsPausedByARow() {
        operator()
                .body(Map.of("pausedUntil", clock.instant().plusSeconds(3600).toString(), "perSecond", 5))
                .put("/v1/senders/lanes/mail.example.jp/docomo")
                .then()
                .statusCode(200);
        assertThat(value("select per_second from delivery_lane where provider = 'docomo'"))
                .isEqualTo("5");

        operator()
                .body(Map.of())
                .put("/v1/senders/lanes/mail.example.jp/docomo")
                .then()
                .statusCode(200);

        assertThat(values("select 1 from delivery_lane where provider = 'docomo' and paused_until is not null"))
                .isEmpty();
        operator().get("/v1/senders/lanes").then().statusCode(200);
    }

    @Test
    void onlyOperatorsDecide() {
        given().get(ARMING).then().statusCode(401);
        as("emi", "editor").get(ARMING).then().statusCode(403);
        as("aki", "auditor").get(ARMING).then().statusCode(200);
        as("aki", "auditor")
                .body(Map.of("reason", "x", "waiting", "PLANNED"))
                .put(ARMING)
                .then()
                .statusCode(403);
        as("aki", "auditor").body(Map.of()).put("/v1/senders/lanes/a/b").then().statusCode(403);
    }

    @Test
    void whatIsNotSaidProperlyIsRefused() {
        operator()
                .body(Map.of("reason", "", "waiting", "PLANNED"))
                .put(ARMING)
                .then()
                .statusCode(400);
        operator().body(Map.of("reason", "x")).put(ARMING).then().statusCode(400);
        operator()
                .body(Map.of("perSecond", 0))
                .put("/v1/senders/lanes/a/b")
                .then()
                .statusCode(400);
        operator().body(Map.of()).put("/v1/senders/lanes/A_B/b").then().statusCode(404);
    }

    private UUID waiting() {
        UUID mail = queue();
        change("update delivery set lane = 'ISSUE' where id = ?", mail);
        return mail;
    }

    private static RequestSpecification arm(String waiting) {
        return operator().body(Map.of("reason", "restored from the backup of Sunday", "waiting", waiting));
    }

    private static RequestSpecification operator() {
        return as("oto", "operator");
    }

    private static RequestSpecification as(String name, String role) {
        return given().auth().oauth2(Tokens.staff(name, role)).contentType(ContentType.JSON);
    }
}
