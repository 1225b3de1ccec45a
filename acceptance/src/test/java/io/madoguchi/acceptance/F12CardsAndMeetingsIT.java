package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.acceptance.house.Changes;
import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Traces;
import io.madoguchi.acceptance.house.Visitor;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Cards and meetings: introductions, information and marketing only, and the person can reject them at once. */
@InTheHouse
class F12CardsAndMeetingsIT {

    private static final List<String> DATABASES =
            List.of("subscription", "consent", "inquiry", "gateway", "subscription_keys", "consent_keys");

    private final House house;
    private final Changes desk;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    F12CardsAndMeetingsIT(House house) {
        this.house = house;
        this.desk = new Changes(house, Changes.COMPANY);
    }

    @Test
    @Clause("F1.2")
    void aCardIsGoodForAnIntroductionAndForNothingElseUntilItsOwnerSaysNo() {
        String introduction = desk.declare(
                "introduction-" + mark,
                "当社の製品とサービスをご紹介するため",
                "To introduce our products and services to you",
                Map.of("activity", "INTRODUCTION"));
        String research =
                desk.declare("research-" + mark, "製品の使われ方を集計するため", "To count how our products are used", Map.of());
        List<String> all = desk.purposes();
        all.addAll(List.of(introduction, research));
        desk.publish(desk.draft(all, Map.of()));

        Response refused = desk.open(desk.openPoint("BUSINESS_CARD", research));

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
        assertThat(refused.<String>path("type")).endsWith("/channel-limits-purposes");
        String point = desk.openPoint("BUSINESS_CARD", introduction);
        assertThat(desk.open(point).statusCode()).isEqualTo(200);
        String address = "card-" + mark + "@example.jp";
        String person = house.personRef(Changes.COMPANY, address);

        String run = handIn(point, address);

        decidesSoon(person, introduction, "ALLOW");
        decides(person, research, "DENY");
        hasItsEvidence(person, point, run);
        isNowhereInClear(address);

        Response no = house.staff()
                .emi()
                .post(
                        Visitor.CONSENT + "/persons/" + person + "/rejections",
                        Map.of("company", Changes.COMPANY, "evidence", "said at stand 7"));

        assertThat(no.statusCode()).as(no.asString()).isEqualTo(200);
        assertThat(no.<String>path("status")).isEqualTo("EFFECTIVE");
        decides(person, introduction, "DENY");
        assertThat(house.database("consent")
                        .count("consent_event where status = 'REFUSED' and person = '" + person + "'"))
                .isGreaterThanOrEqualTo(2);
    }

    /** The public form knows nothing of cards, and consent-service nothing of addresses: the stop reaches both. */
    @Test
    @Clause("F1.2")
    void whoStopsAllMailByThePublicFormIsNotUsedForAnIntroductionEither() {
        String introduction = introduction();
        String point = openCards(introduction);
        String address = "no-" + mark + "@example.jp";
        String person = house.personRef(Changes.COMPANY, address);
        handIn(point, address);
        decidesSoon(person, introduction, "ALLOW");

        assertThat(house.visitor().leave(Changes.COMPANY, address).statusCode()).isEqualTo(200);

        decidesSoon(person, introduction, "DENY");
        assertThat(house.database("consent")
                        .count(
                                "consent_event where status = 'REFUSED' and expressed_by = 'SELF'"
                                        + " and evidence ->> 'channel' = 'FORM' and person = ?",
                                person))
                .isEqualTo(1);
    }

    @Test
    @Clause("F1.2")
    void whoStoppedTheMailServiceIsNotBroughtBackByACard() {
        String point = openCards(introduction());
        String address = "stopped-" + mark + "@example.jp";
        String person = house.personRef(Changes.COMPANY, address);
        handIn(point, address);
        assertThat(house.visitor().leave(Changes.COMPANY, address).statusCode()).isEqualTo(200);

        Response again = importCards(point, cards(address, "2026-11-09"));

        assertThat(again.statusCode()).as(again.asString()).isEqualTo(201);
        assertThat(again.<Integer>path("recorded")).isZero();
        assertThat(again.<List<Integer>>path("refusedRows.row")).containsExactly(2);
        assertThat(house.database("subscription").count("imported_contact where person = ?", person))
                .isEqualTo(1);
    }

    private String introduction() {
        String introduction = desk.declare(
                "card-" + UUID.randomUUID().toString().substring(0, 8),
                "新製品をご案内するため",
                "To show you new products",
                Map.of("activity", "INTRODUCTION"));
        List<String> all = desk.purposes();
        all.add(introduction);
        desk.publish(desk.draft(all, Map.of()));
        return introduction;
    }

    private String openCards(String purpose) {
        String point = desk.openPoint("BUSINESS_CARD", purpose);
        assertThat(desk.open(point).statusCode()).isEqualTo(200);
        return point;
    }

    /** One good row and one that is none; the id of the run. */
    private String handIn(String point, String address) {
        Response taken = Awaitility.await("the collection point is known to subscription-service")
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> importCards(point, cards(address, "2026-11-02") + "nobody,,2026-11-02,Emi,\n"),
                        answer -> answer.statusCode() == 201);
        assertThat(taken.<Integer>path("recorded")).as(taken.asString()).isEqualTo(1);
        assertThat(taken.<List<Integer>>path("refusedRows.row")).containsExactly(3);
        String run = taken.path("id");
        Response seen = house.staff().auditor().get(Visitor.SUBSCRIPTION + "/contact-imports/" + run);
        assertThat(seen.statusCode()).as(seen.asString()).isEqualTo(200);
        assertThat(seen.asString()).doesNotContain(address, "stand-" + mark);
        return run;
    }

    private String cards(String address, String metOn) {
        return "address,name,metOn,metBy,note\n" + address + ",," + metOn + ",Emi,stand-" + mark + "\n";
    }

    private Response importCards(String point, String file) {
        return house.staff()
                .emi()
                .request()
                .contentType("text/csv; charset=UTF-8")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(file)
                .post(Visitor.SUBSCRIPTION + "/contact-imports?company=" + Changes.COMPANY + "&collectionPoint=" + point
                        + "&channel=BUSINESS_CARD");
    }

    private void hasItsEvidence(String person, String point, String run) {
        var acquired = house.database("consent")
                .rows(
                        "select channel, collection_point::text as point, document, source from acquisition"
                                + " where person = ?",
                        person);
        assertThat(acquired).hasSize(1);
        assertThat(acquired.getFirst())
                .containsEntry("channel", "BUSINESS_CARD")
                .containsEntry("point", point)
                .containsEntry("document", "contact import " + run + ", row 2");
        assertThat(house.database("consent").count("notice_served where known and person = ?", person))
                .isEqualTo(1);
        assertThat(house.database("subscription").count("subscription where person = ?", person))
                .as("a card subscribes nobody")
                .isZero();
    }

    private void isNowhereInClear(String address) {
        for (String database : DATABASES) {
            for (String said : List.of(address, "stand-" + mark)) {
                assertThat(Traces.of(house.database(database), said))
                        .as(database)
                        .isEmpty();
            }
        }
        assertThat(Traces.of(house.database("subscription"), house.personRef(Changes.COMPANY, address)))
                .contains("reader", "imported_contact");
    }

    private void decidesSoon(String person, String purpose, String expected) {
        Awaitility.await("the event of the contact")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> decides(person, purpose, expected));
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
