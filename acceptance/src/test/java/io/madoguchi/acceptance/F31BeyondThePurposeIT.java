package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Visitor;
import io.madoguchi.acceptance.policies.PolicyCompany;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Use beyond the purpose has three exceptions: consent, a form that identifies nobody, and the law. */
@InTheHouse
class F31BeyondThePurposeIT {

    private final House house;

    F31BeyondThePurposeIT(House house) {
        this.house = house;
    }

    @Test
    @Clause("F3.1")
    void beyondThePurposeOnlyWithConsentAndOnlyWhileItStands() {
        PolicyCompany company = PolicyCompany.load(house, "F");
        String without = company.subscriber("information-mail").person(company.id());
        String with = company.subscriber("billing").person(company.id());

        assertThat(decide(company, without, "USE").<String>path("reasons[-1].rule"))
                .isEqualTo("OUT_OF_PURPOSE");
        Response consented = decide(company, with, "USE");
        assertThat(consented.<String>path("ground")).as(consented.asString()).isEqualTo("CONSENT");
        assertThat(house.database("consent")
                        .count(
                                "consent_event e join consent_receipt r on r.person = e.person and r.episode = e.episode"
                                        + " where e.id = ?",
                                UUID.fromString(consented.path("revisions.consentEvent"))))
                .as("the evidence: the event and its receipt")
                .isEqualTo(1);

        Response withdrawn = company.writer()
                .post(
                        Visitor.CONSENT + "/persons/" + with + "/withdrawals",
                        Map.of("company", company.id(), "purpose", "billing"));

        assertThat(withdrawn.statusCode()).as(withdrawn.asString()).isBetween(200, 202);
        assertThat(decide(company, with, "USE").<String>path("decision")).isEqualTo("DENY");
    }

    @Test
    @Clause("F3.2")
    void countedWithoutIdentifyingAnyoneThroughTheGateOnly() {
        PolicyCompany company = PolicyCompany.load(house, "F");
        String person = company.subscriber("information-mail").person(company.id());

        Response counted = decide(company, person, "STATISTICS");

        assertThat(counted.<String>path("decision")).as(counted.asString()).isEqualTo("ALLOW_WITH_OBLIGATIONS");
        assertThat(counted.<String>path("ground")).isEqualTo("NON_IDENTIFYING");
        assertThat(counted.<String>path("obligations[0].duty")).isEqualTo("STATISTICS_GATE");
        assertThat(decide(company, person, "USE").<String>path("decision")).isEqualTo("DENY");
    }

    @Test
    @Clause("F3.3")
    void authorisedByLawByTwoPeopleWithAnArticleAndAnEnd() {
        PolicyCompany company = PolicyCompany.load(house, "F");
        String person = company.subscriber("information-mail").person(company.id());
        String use = invoke(company, person);
        String path = Visitor.CONSENT + "/lawful-uses/" + use;

        assertThat(decide(company, person, "USE").<String>path("decision"))
                .as("a draft")
                .isEqualTo("DENY");
        assertThat(company.writer().post(path + "/approval", Map.of()).statusCode())
                .as("whoever invoked it cannot approve it")
                .isEqualTo(409);
        assertThat(company.second().post(path + "/approval", Map.of()).statusCode())
                .isEqualTo(200);

        Response allowed = decide(company, person, "USE");
        assertThat(allowed.<String>path("ground")).as(allowed.asString()).isEqualTo("LAW");
        assertThat(allowed.<String>path("reasons[-1].text")).contains("APPI 18(3)i");
        assertThat(allowed.<String>path("revisions.laws[0]")).isEqualTo(use);
        assertThat(allowed.<String>path("nextReview")).startsWith("2099-01-01");
        assertThat(house.database("consent")
                        .count("lawful_use where id = ? and created_by <> approved_by", UUID.fromString(use)))
                .isEqualTo(1);

        assertThat(company.writer().post(path + "/end", Map.of()).statusCode()).isEqualTo(200);
        assertThat(decide(company, person, "USE").<String>path("decision")).isEqualTo("DENY");
    }

    private static String invoke(PolicyCompany company, String person) {
        Response made = company.writer()
                .post(
                        Visitor.CONSENT + "/lawful-uses",
                        Map.of(
                                "company", company.id(),
                                "purpose", "billing",
                                "person", person,
                                "article", "APPI 18(3)i",
                                "justification", "An inquiry of the tax office",
                                "from", "2026-01-01T00:00:00Z",
                                "until", "2099-01-01T00:00:00Z"));
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.path("id");
    }

    private static Response decide(PolicyCompany company, String person, String operation) {
        Response answer = company.writer()
                .post(
                        Visitor.CONSENT + "/decisions",
                        Map.of(
                                "person",
                                person,
                                "company",
                                company.id(),
                                "purpose",
                                "billing",
                                "operation",
                                operation));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }
}
