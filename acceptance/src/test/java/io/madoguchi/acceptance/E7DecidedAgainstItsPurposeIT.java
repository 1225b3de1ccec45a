package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Visitor;
import io.madoguchi.acceptance.policies.PolicyCompany;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Data is used to support the relationship it was given for, and for nothing else. */
@InTheHouse
class E7DecidedAgainstItsPurposeIT {

    private static final String DECISIONS = Visitor.CONSENT + "/decisions";

    private final House house;

    E7DecidedAgainstItsPurposeIT(House house) {
        this.house = house;
    }

    @Test
    @Clause("E7")
    void whatWasGivenForOnePurposeIsUsedForThatOneOnly() {
        PolicyCompany company = PolicyCompany.load(house, "E");
        String person = company.subscriber("mailings").person(company.id());

        Response given = decide(company, person, "mailings");
        Response told = decide(company, person, "replies");
        Response other = decide(company, person, "offers");
        Response later = decide(company, person, "surveys");

        assertThat(given.<String>path("decision")).as(given.asString()).isEqualTo("ALLOW");
        assertThat(house.database("consent")
                        .count(
                                "consent_event where id = ? and person = ? and status = 'GIVEN'",
                                UUID.fromString(given.path("revisions.consentEvent")),
                                person))
                .as("the decision names the very consent it rests on")
                .isEqualTo(1);
        assertThat(told.<String>path("ground")).as(told.asString()).isEqualTo("NOTICE");
        assertThat(other.<String>path("decision")).as(other.asString()).isEqualTo("DENY");
        assertThat(later.<String>path("decision")).as(later.asString()).isEqualTo("DENY");
        assertThat(audience(company, "mailings")).contains(person);
        assertThat(audience(company, "offers")).doesNotContain(person);
        assertThat(house.database("consent")
                        .count("decision_log where person = ? and outcome = 'DENY' and asked_by is not null", person))
                .as("both refusals are written down")
                .isEqualTo(2);
    }

    private Response decide(PolicyCompany company, String person, String purpose) {
        Response answer = company.writer()
                .post(
                        DECISIONS,
                        Map.of("person", person, "company", company.id(), "purpose", purpose, "operation", "USE"));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        Response found = company.second().get(DECISIONS + "/" + answer.path("id"));
        assertThat(found.asString()).isEqualTo(answer.asString());
        return answer;
    }

    private static String audience(PolicyCompany company, String purpose) {
        Response answer = company.writer()
                .post(
                        DECISIONS + "/audience",
                        Map.of("company", company.id(), "purpose", purpose, "categories", List.of()));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.asString().lines().toList().getLast()).contains("\"end\"");
        return answer.asString();
    }
}
