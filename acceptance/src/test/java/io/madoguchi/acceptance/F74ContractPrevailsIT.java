package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Visitor;
import io.madoguchi.acceptance.policies.PolicyCompany;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A separate usage contract comes before the policy, for its people and its time. */
@InTheHouse
class F74ContractPrevailsIT {

    private static final String CONTRACTS = Visitor.CONSENT + "/contracts";

    private final House house;

    F74ContractPrevailsIT(House house) {
        this.house = house;
    }

    @Test
    @Clause("F7.4")
    void aContractPrevailsWhileInForceAndThePolicyAgainAfterIt() {
        PolicyCompany company = PolicyCompany.load(house, "F");
        String person = company.subscriber("information-mail").person(company.id());
        String contract = draft(company, person);

        assertThat(decide(company, person, null).<String>path("decision"))
                .as("a draft decides nothing")
                .isEqualTo("ALLOW");
        assertThat(company.writer()
                        .post(CONTRACTS + "/" + contract + "/approval", Map.of())
                        .statusCode())
                .as("two people")
                .isEqualTo(409);
        assertThat(house.staff().ken().get(CONTRACTS + "/" + contract).statusCode())
                .as("another company's contract")
                .isEqualTo(404);
        assertThat(company.second()
                        .post(CONTRACTS + "/" + contract + "/approval", Map.of())
                        .statusCode())
                .isEqualTo(200);

        Response denied = decide(company, person, null);
        assertThat(denied.<String>path("decision")).as(denied.asString()).isEqualTo("DENY");
        assertThat(denied.<String>path("reasons[-1].text")).contains("shelf 74", "comes before the policy");
        assertThat(denied.<String>path("revisions.contracts[0]")).isEqualTo(contract);
        assertThat(audience(company)).doesNotContain(person);
        Instant during = Instant.now().truncatedTo(ChronoUnit.MILLIS);

        assertThat(company.writer()
                        .post(CONTRACTS + "/" + contract + "/end", Map.of())
                        .statusCode())
                .isEqualTo(200);

        assertThat(decide(company, person, null).<String>path("decision"))
                .as("the policy again")
                .isEqualTo("ALLOW");
        assertThat(audience(company)).contains(person);
        assertThat(decide(company, person, during).<String>path("decision"))
                .as("asked about the time of the contract")
                .isEqualTo("DENY");
        assertThat(house.database("consent")
                        .count(
                                "contract_overlay where id = ? and state = 'ENDED' and created_by <> approved_by",
                                UUID.fromString(contract)))
                .isEqualTo(1);
    }

    private static String draft(PolicyCompany company, String person) {
        Response set = company.writer()
                .post(
                        Visitor.CONSENT + "/contract-sets",
                        Map.of(
                                "company",
                                company.id(),
                                "code",
                                "set-" + UUID.randomUUID().toString().substring(0, 8)));
        assertThat(set.statusCode()).as(set.asString()).isEqualTo(201);
        Response member = company.writer()
                .post(
                        Visitor.CONSENT + "/contract-sets/" + set.path("id") + "/members",
                        Map.of("persons", List.of(person)));
        assertThat(member.<Integer>path("members")).isEqualTo(1);
        Response made = company.writer()
                .post(
                        CONTRACTS,
                        Map.of(
                                "company",
                                company.id(),
                                "party",
                                "A member of the service",
                                "set",
                                set.path("id"),
                                "terms",
                                List.of(Map.of("purpose", company.purpose("information-mail"), "effect", "DENY")),
                                "from",
                                "2026-01-01T00:00:00Z",
                                "document",
                                "shelf 74"));
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.path("id");
    }

    private static String audience(PolicyCompany company) {
        return company.writer()
                .post(
                        Visitor.CONSENT + "/decisions/audience",
                        Map.of("company", company.id(), "purpose", "information-mail"))
                .asString();
    }

    private static Response decide(PolicyCompany company, String person, @Nullable Instant at) {
        Map<String, Object> question = new HashMap<>(
                Map.of("person", person, "company", company.id(), "purpose", "information-mail", "operation", "USE"));
        if (at != null) {
            question.put("at", at.toString());
        }
        Response answer = company.writer().post(Visitor.CONSENT + "/decisions", question);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }
}
