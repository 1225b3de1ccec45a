package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.acceptance.house.Changes;
import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Mail;
import io.madoguchi.acceptance.house.Reader;
import io.madoguchi.acceptance.house.Registrar;
import io.madoguchi.acceptance.house.Topic;
import io.madoguchi.acceptance.house.Visitor;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A changed policy never reaches back: people are advised, can say no, and what was disclosed before goes on. */
@InTheHouse
class E16ChangedPolicyIT {

    private static final Pattern ONCE = Pattern.compile("name=\"once\" value=\"([^\"]+)\"");

    private final House house;
    private final Changes changes;

    E16ChangedPolicyIT(House house) {
        this.house = house;
        this.changes = new Changes(house, "aoba-print");
    }

    @Test
    @Clause("E16")
    void aNewUseStartsPersonByPersonAndNeverForWhoSaidNoOrWasNotReached() {
        Registrar registrar = house.registrar(Changes.COMPANY);
        Topic topic = registrar.openTopic();
        // the rule that counts is the promise people were given: that of the version before the change
        changes.promise("PT25S", "OBJECTION");
        Reader silent = Reader.subscribed(house, topic, "ja");
        Reader objector = Reader.subscribed(house, topic, "en");
        Reader gone = Reader.subscribed(house, topic, "ja");
        assertThat(gone.visitor().leave(Changes.COMPANY, gone.address()).statusCode())
                .isEqualTo(200);
        String unreachable = changes.someoneWithoutContact();

        String purpose = changes.declareNewUse();
        String change = changes.publishAndAnnounce(purpose);

        Mail notice = notice(silent);
        assertThat(notice.subject()).contains("個人情報保護方針の変更");
        assertThat(notice.text()).contains(Changes.USE_JA);
        assertThat(notice(gone).text())
                .as("a service notice reaches who has left the lists")
                .contains(Changes.USE_JA);
        String token = notice(objector).token("objection").orElseThrow();
        awaitDelivered(change, silent.person(Changes.COMPANY));
        assertThat(changes.standing(change, silent.person(Changes.COMPANY)))
                .as("told, and the time to say no runs")
                .isEqualTo("WINDOW_OPEN");
        decides(silent.person(Changes.COMPANY), purpose, "DENY");
        Response page = house.visitor().api().get("/en/objection/" + token);
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        assertThat(page.asString()).contains(Changes.USE_EN, "at the earliest");
        assertThat(changes.standing(change, objector.person(Changes.COMPANY)))
                .as("looking is no objection")
                .isNotEqualTo("OBJECTED");

        press(token, page);

        awaitStanding(change, objector.person(Changes.COMPANY), "OBJECTED");
        awaitStanding(change, silent.person(Changes.COMPANY), "STARTED");
        awaitStanding(change, gone.person(Changes.COMPANY), "STARTED");
        awaitStanding(change, unreachable, "UNREACHABLE");
        decides(silent.person(Changes.COMPANY), purpose, "ALLOW");
        decides(objector.person(Changes.COMPANY), purpose, "DENY");
        decides(unreachable, purpose, "DENY");
        objector.awaitDecision(topic, "ALLOW");
        silent.awaitDecision(topic, "ALLOW");
        assertThat(house.database("subscription")
                        .count("advice where change = '" + change + "' and outcome = 'DELIVERED'"))
                .isGreaterThanOrEqualTo(3);
        assertThat(house.mailbox().of(silent.address()).stream()
                        .filter(mail -> mail.token("objection").isPresent()))
                .as("the notice comes once")
                .hasSize(1);
    }

    private Mail notice(Reader reader) {
        return house.mailbox()
                .await(reader.address(), mail -> mail.token("objection").isPresent());
    }

    /** The time to object runs from the delivery to this person. */
    private void awaitDelivered(String change, String person) {
        Awaitility.await("the delivery is reported")
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> house.database("consent")
                                .count(
                                        "policy_change_person where change = cast(? as uuid) and person = ?"
                                                + " and starts_at = delivered_at + interval '25 seconds'",
                                        change,
                                        person),
                        told -> told == 1);
    }

    private void press(String token, Response page) {
        Matcher once = ONCE.matcher(page.asString());
        assertThat(once.find()).isTrue();
        Response pressed = house.visitor()
                .api()
                .request()
                .urlEncodingEnabled(true)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(Map.of("once", once.group(1)))
                .post("/en/objection/" + token);
        assertThat(pressed.statusCode()).as(pressed.asString()).isEqualTo(200);
    }

    private void awaitStanding(String change, String person, String expected) {
        Awaitility.await(expected)
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(changes.standing(change, person)).isEqualTo(expected));
    }

    private void decides(String person, String purpose, String expected) {
        Response answer = house.staff()
                .ken()
                .post(
                        Visitor.CONSENT + "/decisions",
                        Map.of("person", person, "company", Changes.COMPANY, "purpose", purpose, "operation", "USE"));
        assertThat(answer.<String>path("decision")).as(answer.asString()).startsWith(expected);
    }
}
