package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.madoguchi.acceptance.house.Asker;
import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.ComingOfAge;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Mail;
import io.madoguchi.acceptance.house.Reader;
import io.madoguchi.acceptance.house.Topic;
import io.madoguchi.acceptance.house.Traces;
import io.madoguchi.acceptance.house.Visitor;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** No data of children under 16 is knowingly collected; when learned of, it is removed. */
@InTheHouse
class E14ChildrenIT {

    private static final List<String> DATABASES = List.of(
            "consent", "consent_keys", "subscription", "subscription_keys", "inquiry", "inquiry_keys", "gateway");

    private final House house;

    E14ChildrenIT(House house) {
        this.house = house;
    }

    @Test
    @Clause("E14")
    void aReportedChildIsRemovedFromEveryServiceAndThatIsProven() {
        Topic topic = house.visitor().newsletter();
        Reader child = Reader.subscribed(house, topic, "ja");
        Reader other = Reader.subscribed(house, topic, "ja");
        String ref = child.person(topic.company());
        assertThat(Traces.of(house.database("consent"), ref)).isNotEmpty();
        assertThat(Traces.of(house.database("subscription"), ref)).isNotEmpty();
        assertThat(new Asker(house, child.address()).ask("DEALINGS").statusCode())
                .isEqualTo(201);
        assertThat(Traces.of(house.database("inquiry"), ref)).isNotEmpty();

        String report = report(topic.company(), ref);
        Response own = house.staff().ken().post(reports() + "/" + report + "/removal", Map.of());
        assertThat(own.statusCode()).as("whoever reported it does not decide").isEqualTo(409);
        Response begun = house.staff().ana().post(reports() + "/" + report + "/removal", Map.of());
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(202);

        JsonNode removal = Awaitility.await("every service has reported")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> Visitor.json(house.staff().ana().get(Visitor.CONSENT + "/child-removals/" + report)),
                        answer -> answer.path("state").asText().equals("COMPLETE"));

        for (String database : DATABASES) {
            assertThat(Traces.of(house.database(database), ref)).as(database).isEmpty();
            assertThat(Traces.of(house.database(database), child.address()))
                    .as(database)
                    .isEmpty();
        }
        assertThat(removal.path("reports"))
                .extracting(each -> each.path("service").asText())
                .containsExactlyInAnyOrder("consent-service", "inquiry-service", "subscription-service");
        assertThat(removal.path("reports"))
                .allSatisfy(each -> assertThat(each.path("remaining").asLong()).isZero());
        assertThat(payload(removal.path("proof").asText()))
                .contains(report, removal.path("tombstone").asText())
                .doesNotContain(ref);
        assertThat(Traces.of(house.database("subscription"), other.person(topic.company())))
                .as("another reader is as before")
                .isNotEmpty();
    }

    /** The address of a removed child is passed over, with the same answer as for anybody. */
    @Test
    @Clause("E14")
    void aRemovedChildIsNotTakenInAgain() {
        Topic topic = house.visitor().newsletter();
        Reader child = Reader.of(house, "en");
        String ref = child.person(topic.company());
        String report = report(topic.company(), ref);
        assertThat(house.staff()
                        .ana()
                        .post(reports() + "/" + report + "/removal", Map.of())
                        .statusCode())
                .isEqualTo(202);
        Awaitility.await("the removal is complete")
                .atMost(Duration.ofSeconds(90))
                .until(() -> house.staff()
                        .ana()
                        .get(Visitor.CONSENT + "/child-removals/" + report)
                        .path("state")
                        .equals("COMPLETE"));

        assertThat(child.signUp(topic).statusCode()).isEqualTo(202);
        house.letMailsPass();

        assertThat(house.mailbox().of(child.address())).isEmpty();
        assertThat(Traces.of(house.database("subscription"), ref)).isEmpty();
    }

    @Test
    @Clause("E14")
    void theAgeIsAskedNeutrallyAndTheDateIsKeptNowhere() {
        Topic topic = house.visitor().newsletter();
        String ref = Reader.of(house, "en").person(topic.company());

        Response answer = house.staff()
                .ken()
                .post(
                        Visitor.CONSENT + "/age-answers",
                        Map.of("company", topic.company(), "person", ref, "birthDate", "2015-03-14"),
                        java.util.UUID.randomUUID().toString());

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.<Boolean>path("under")).isTrue();
        assertThat(answer.<String>path("standing")).isEqualTo("NO_GUARDIAN");
        for (String database : DATABASES) {
            assertThat(Traces.of(house.database(database), "2015-03-14"))
                    .as(database)
                    .isEmpty();
            assertThat(Traces.of(house.database(database), "2031-03-14"))
                    .as(database)
                    .isEmpty();
        }
    }

    /** A guardian's word ends where the person's own begins: asked by mail, answered by one press. */
    @Test
    @Clause("E14")
    void whoComesOfAgeIsAskedAndAnswersInTheirOwnName() {
        Topic topic = house.visitor().newsletter();
        Reader reader = Reader.subscribed(house, topic, "en");
        String ref = reader.person(topic.company());

        Mail asked = new ComingOfAge(house).asked(reader, topic);
        Response pressed = house.visitor()
                .api()
                .post(
                        Visitor.SUBSCRIPTION + "/re-asks",
                        Map.of("token", asked.token("own-name").orElseThrow()));

        assertThat(pressed.statusCode()).as(pressed.asString()).isEqualTo(200);
        Awaitility.await("the consent is renewed in their own name")
                .atMost(Duration.ofSeconds(30))
                .until(() -> house.database("consent")
                                .count(
                                        "consent_event where person = ? and method = 'RENEWAL' and expressed_by = 'SELF'",
                                        ref)
                        == 1);
        assertThat(house.database("consent").count("guardian_link where person = ? and ended_at is null", ref))
                .isZero();
        reader.awaitDecision(topic, "ALLOW");
    }

    private String report(String company, String ref) {
        Response made =
                house.staff().ken().post(reports(), Map.of("company", company, "person", ref, "source", "GUARDIAN"));
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.path("id");
    }

    private static String reports() {
        return Visitor.CONSENT + "/child-reports";
    }

    private static String payload(String jws) {
        return new String(Base64.getUrlDecoder().decode(jws.split("\\.")[1]), java.nio.charset.StandardCharsets.UTF_8);
    }
}
