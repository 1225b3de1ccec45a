package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Visitor;
import io.madoguchi.acceptance.policies.PolicyPartners;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What says who somebody is, alone or in combination, is personal information and goes out as nothing else. */
@InTheHouse
class FN2CombinationsIdentifyIT {

    private final House house;

    FN2CombinationsIdentifyIT(House house) {
        this.house = house;
    }

    @Test
    @Clause("FN2")
    void itemsThatIdentifyTogetherDoNotPassAsAnonymous() {
        PolicyPartners partners = PolicyPartners.of(house, "F");
        String recipient = partners.recipient("outsider", "none");
        partners.entry("identifying-combinations", "who", """
                "combination": {"categories": ["age", "gender", "workplace"]}""");

        Response two = ask(partners, recipient, "\"age\", \"gender\"");
        Response three = ask(partners, recipient, "\"age\", \"gender\", \"workplace\"");
        Response unheardOf = ask(partners, recipient, "\"age\", \"shoeSize\"");

        assertThat(two.statusCode()).as(two.asString()).isEqualTo(201);
        assertThat(three.statusCode()).as(three.asString()).isEqualTo(422);
        assertThat(three.<String>path("rule")).isEqualTo("IDENTIFYING_ITEMS");
        assertThat(three.<String>path("clause")).isEqualTo("FN2");
        assertThat(unheardOf.<String>path("rule")).isEqualTo("ITEM_NOT_REGISTERED");
        String company = partners.company().id();
        assertThat(house.database("consent")
                        .count("disclosure where company = ? and items @> '[\"workplace\"]'", company))
                .isZero();
        assertThat(house.database("consent")
                        .count(
                                "refused_disclosure where company = ? and recipient = ? and rule = 'IDENTIFYING_ITEMS'",
                                company,
                                UUID.fromString(recipient)))
                .isEqualTo(1);
    }

    private static Response ask(PolicyPartners partners, String recipient, String items) {
        return partners.company().writer().post(Visitor.CONSENT + "/disclosures", """
                        {"company": "%s", "ground": "NON_IDENTIFYING", "recipient": "%s", "items": [%s],
                         "evidence": {"anonymisedSet": "%s"}}
                        """.formatted(
                        partners.company().id(), recipient, items, partners.anonymisedSet()));
    }
}
