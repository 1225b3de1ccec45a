package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Recipient;
import io.madoguchi.acceptance.house.Visitor;
import io.madoguchi.acceptance.policies.PolicyCompany;
import io.madoguchi.acceptance.policies.PolicyPartners;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A consent that is taken back reaches those who got data under it, and the person sees who has confirmed. */
@InTheHouse
class F41WithdrawalArrivesIT {

    private static final String PURPOSE = "member-marketing";

    private final House house;

    F41WithdrawalArrivesIT(House house) {
        this.house = house;
    }

    @Test
    @Clause("F4.1")
    void everyRecipientHearsOfTheWithdrawalEvenOverAKill() {
        PolicyPartners partners = PolicyPartners.of(house, "F");
        PolicyCompany company = partners.company();
        partners.coverage(PURPOSE, "OTHER");
        String person = partners.person(PURPOSE);
        String mute = recipient(partners, "mute");
        String listening = recipient(partners, "listening");
        try (Recipient other = new Recipient(503)) {
            Response endpoint = company.writer()
                    .post(
                            Visitor.CONSENT + "/webhook-endpoints",
                            Map.of("company", company.id(), "recipient", listening, "url", other.url()));
            assertThat(endpoint.statusCode()).as(endpoint.asString()).isEqualTo(201);
            String disclosure = disclose(company, listening, person);
            disclose(company, mute, person);

            Response withdrawn = company.writer()
                    .post(
                            Visitor.CONSENT + "/persons/" + person + "/withdrawals",
                            Map.of("company", company.id(), "purpose", PURPOSE));
            assertThat(withdrawn.statusCode()).as(withdrawn.asString()).isBetween(200, 202);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> !other.heard().isEmpty());
            house.desk().kill("consent-service");
            other.answers(204);
            house.desk().restart("consent-service");

            Awaitility.await("the recipient that was away confirmed")
                    .atMost(Duration.ofSeconds(150))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> completeness(company, person).path("confirmed"), confirmed -> confirmed.equals(1));

            assertThat(completeness(company, person).<Integer>path("recipients"))
                    .isEqualTo(2);
            Recipient.Heard last = other.heard().getLast();
            JsonPath body = JsonPath.from(last.body());
            assertThat(last.isSignedWith(endpoint.path("secret"))).isTrue();
            assertThat(other.heard().stream().map(Recipient.Heard::id).distinct())
                    .hasSize(1);
            assertThat(body.getString("type")).isEqualTo("consent.withdrawn");
            assertThat(body.getList("data.disclosures")).containsExactly(disclosure);
            assertThat(last.body()).doesNotContain(person);
            escalatedUntilThereIsPaper(company, mute, person);
            assertThat(disclosed(company, listening, person).statusCode())
                    .as("nothing more goes out on that consent")
                    .isEqualTo(422);
            assertThat(house.database("consent")
                            .count("withdrawal_notice where person = ? and state = 'CONFIRMED'", person))
                    .isEqualTo(2);
        }
    }

    private static void escalatedUntilThereIsPaper(PolicyCompany company, String mute, String person) {
        Response escalated =
                company.second().get(Visitor.CONSENT + "/withdrawal-notices?escalated=true&company=" + company.id());
        String notice = escalated.path("items.find { it.recipient == '" + mute + "' }.id");
        assertThat(notice).as(escalated.asString()).isNotNull();
        Response paper = company.second()
                .post(
                        Visitor.CONSENT + "/withdrawal-notices/" + notice + "/confirmation",
                        Map.of("document", Map.of("reference", "fax of today", "sha256", "c".repeat(64))));
        assertThat(paper.statusCode()).as(paper.asString()).isEqualTo(200);
        assertThat(completeness(company, person).<Integer>path("confirmed")).isEqualTo(2);
    }

    private static Response completeness(PolicyCompany company, String person) {
        return company.second().get(Visitor.CONSENT + "/persons/" + person + "/withdrawal-notices");
    }

    private static String recipient(PolicyPartners partners, String name) {
        return partners.entry(
                "recipients", name + "-" + UUID.randomUUID().toString().substring(0, 8), """
                "recipient": {"kind": "OTHER", "names": {"ja": "相手先", "en": "%s"}, "country": "JP", "standingAccess": false}
                """.formatted(name));
    }

    private static String disclose(PolicyCompany company, String recipient, String person) {
        Response answer = disclosed(company, recipient, person);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("id");
    }

    private static Response disclosed(PolicyCompany company, String recipient, String person) {
        return company.writer()
                .post(
                        Visitor.CONSENT + "/disclosures",
                        Map.of(
                                "company",
                                company.id(),
                                "ground",
                                "CONSENT",
                                "recipient",
                                recipient,
                                "items",
                                List.of("email"),
                                "purpose",
                                PURPOSE,
                                "person",
                                person));
    }
}
