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

/** The policy says which site and country it covers, every version stays readable, and changes come as a feed. */
@InTheHouse
class E18SiteAndCountryIT {

    private final House house;
    private final Changes desk;

    E18SiteAndCountryIT(House house) {
        this.house = house;
        this.desk = new Changes(house, Changes.COMPANY);
    }

    @Test
    @Clause("E18")
    void aSiteWithAPolicyOfItsOwnShowsThatOneAndSaysWhereItHolds() {
        String shop = "https://shop-" + UUID.randomUUID().toString().substring(0, 8) + ".example.jp/";
        String general = current("").path("policy");
        Response draft = desk.draft(desk.purposes(), Map.of("site", shop, "ageLimit", 18));
        assertThat(current("&site=" + shop).<String>path("policy"))
                .as("a draft binds nobody")
                .isEqualTo(general);

        desk.publish(draft);

        Response own = current("&site=" + shop + "cart/");
        assertThat(own.<String>path("policy")).isEqualTo(draft.path("policy"));
        assertThat(own.<String>path("covers.site")).isEqualTo(shop);
        assertThat(own.<String>path("covers.country")).isEqualTo("JP");
        assertThat(current("").<String>path("policy")).isEqualTo(general);
        assertThat(current("&site=https://elsewhere.example.com/").<String>path("policy"))
                .isEqualTo(general);
        assertThat(current("").<String>path("covers.site")).startsWith("http").isNotEqualTo(shop);
    }

    @Test
    @Clause("F8")
    void everyVersionStaysReadableAsItWasAndComesAsAFeed() {
        Response before = current("");
        String old = Visitor.CONSENT + "/policies/" + before.path("policy") + "/versions/" + before.path("version");
        Response next = desk.draft(desk.purposes(), Map.of());
        desk.publish(next);

        Response still = house.visitor().api().get(old);

        assertThat(still.statusCode()).isEqualTo(200);
        assertThat(still.<Map<String, String>>path("texts")).isEqualTo(before.path("texts"));
        Response feed =
                house.visitor().api().get(Visitor.CONSENT + "/policies/feed?company=" + Changes.COMPANY + "&lang=ja");
        assertThat(feed.statusCode()).as(feed.asString()).isEqualTo(200);
        assertThat(feed.contentType()).startsWith("application/atom+xml");
        List<String> entries = feed.xmlPath().getList("feed.entry.link.@href");
        assertThat(entries)
                .as("newest first, and the one before is still there")
                .first()
                .asString()
                .contains(next.<String>path("policy"));
        assertThat(entries).anyMatch(link -> link.contains(before.<String>path("policy")));
        Response change = house.staff()
                .ken()
                .request()
                .contentType("application/json")
                .body(Map.of())
                .post(old + "/publication");
        assertThat(change.statusCode()).as("published is for ever").isIn(403, 409);
    }

    private Response current(String query) {
        Response current =
                house.visitor().api().get(Visitor.CONSENT + "/policies/current?company=" + Changes.COMPANY + query);
        assertThat(current.statusCode()).as(current.asString()).isEqualTo(200);
        return current;
    }
}
