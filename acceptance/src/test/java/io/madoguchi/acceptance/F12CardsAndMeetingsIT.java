package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.acceptance.house.Changes;
import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Visitor;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Cards and meetings: introductions, information and marketing only, and the person can reject them at once. */
@InTheHouse
class F12CardsAndMeetingsIT {

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
        String person = house.personRef(Changes.COMPANY, "card-" + mark + "@example.jp");
        assertThat(desk.acquire(person, point).statusCode()).isEqualTo(201);
        decides(person, introduction, "ALLOW");
        decides(person, research, "DENY");

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

    private void decides(String person, String purpose, String expected) {
        Response answer = house.staff()
                .ken()
                .post(
                        Visitor.CONSENT + "/decisions",
                        Map.of("person", person, "company", Changes.COMPANY, "purpose", purpose, "operation", "USE"));
        assertThat(answer.<String>path("decision")).as(answer.asString()).startsWith(expected);
    }
}
