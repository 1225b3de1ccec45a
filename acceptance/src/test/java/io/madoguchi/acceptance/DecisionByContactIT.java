package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.acceptance.house.Caller;
import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Reader;
import io.madoguchi.acceptance.house.Visitor;
import io.madoguchi.acceptance.policies.PolicyCompany;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A registered client asks by mail address or telephone number, learns yes or no, and leaves no trace of either. */
@InTheHouse
class DecisionByContactIT {

    private static final String CONTACT = Visitor.CONSENT + "/decisions/contact";

    private final House house;

    DecisionByContactIT(House house) {
        this.house = house;
    }

    @Test
    @Clause("E7")
    void aClientLearnsYesOrNoAndNothingOfTheAddressStays() {
        PolicyCompany company = PolicyCompany.load(house, "E");
        Reader reader = company.subscriber("mailings");
        Caller client = house.clientOf(company.id(), "decision:contact");
        String stranger = "nobody-" + UUID.randomUUID() + "@example.jp";

        long before = questions(company);
        Response yes = ask(client, company.id(), reader.address(), "mailings");
        Response no = ask(client, company.id(), reader.address(), "offers");
        Response unknown = ask(client, company.id(), stranger, "offers");

        assertThat(yes.statusCode()).as(yes.asString()).isEqualTo(200);
        assertThat(yes.<String>path("decision")).isEqualTo("ALLOW");
        assertThat(yes.<String>path("ground")).isEqualTo("CONSENT");
        assertThat(withoutId(no)).as("known and unknown are answered alike").isEqualTo(withoutId(unknown));
        assertThat(unknown.<String>path("decision")).isEqualTo("DENY");
        assertThat(questions(company)).isEqualTo(before + 3);
        assertThat(house.database("consent").count("decision_log where asked_as = 'CONTACT' and person is not null"))
                .isZero();
        nowhere(stranger);
        nowhere(house.personRef(company.id(), stranger));
    }

    private long questions(PolicyCompany company) {
        return house.database("consent").count("contact_question where company = ?", company.id());
    }

    @Test
    @Clause("E7")
    void onlyWithTheScopeOnlyForItsCompanyAndNotWithoutEnd() {
        PolicyCompany company = PolicyCompany.load(house, "E");
        Caller client = house.clientOf(company.id(), "decision:contact");
        String address = "nobody-" + UUID.randomUUID() + "@example.jp";

        assertThat(ask(house.staff().ken(), "aoba", address, "newsletter").statusCode())
                .isEqualTo(403);
        assertThat(ask(client, "aoba", address, "newsletter").statusCode()).isEqualTo(404);
        assertThat(ask(client, company.id(), "no address", "offers").statusCode())
                .isEqualTo(400);
        List<Integer> answers = IntStream.range(0, 62)
                .mapToObj(i -> ask(client, company.id(), address, "offers").statusCode())
                .toList();
        assertThat(answers.subList(0, 60)).containsOnly(200);
        assertThat(answers.getLast()).isEqualTo(429);
    }

    @Test
    @Clause("E7")
    void aConsentGivenByTelephoneIsFoundByItsNumberHoweverItIsWritten() {
        PolicyCompany company = PolicyCompany.load(house, "E");
        Caller client = house.clientOf(company.id(), "decision:contact");
        String last = "%04d".formatted(ThreadLocalRandom.current().nextInt(10_000));
        String typed = "080-1234-" + last;
        Response taken = company.writer()
                .request()
                .contentType("text/csv; charset=UTF-8")
                .body("""
                        person,purpose,status,wording,at,channel,evidence
                        %s,offers,GIVEN,"%s",2026-05-01T09:30:00+09:00,PHONE,call 1
                        """.formatted(typed, company.wording("offers")))
                .post(Visitor.CONSENT + "/consent-imports?company=" + company.id());
        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(202);

        Response yes = Awaitility.await("the import is taken")
                .atMost(Reader.PATIENCE)
                .pollInterval(Duration.ofSeconds(2))
                .until(
                        () -> askByPhone(client, company.id(), "+81 80 1234 " + last),
                        answer -> "ALLOW".equals(answer.path("decision")));

        assertThat(yes.<String>path("ground")).isEqualTo("CONSENT");
        Response unknown = askByPhone(client, company.id(), "+44 20 7946 0958");
        assertThat(unknown.statusCode()).as(unknown.asString()).isEqualTo(200);
        assertThat(unknown.<String>path("decision")).isEqualTo("DENY");
        assertThat(askByPhone(client, company.id(), typed + " ext. 4").statusCode())
                .as("the number of a whole office")
                .isEqualTo(400);
        nowhere(typed);
        nowhere("+81801234" + last);
    }

    /** No text or JSON column of the service holds it. */
    private void nowhere(String text) {
        house.database("consent")
                .rows("select table_name, column_name from information_schema.columns where table_schema = 'public'"
                        + " and data_type in ('text', 'character varying', 'jsonb')")
                .forEach(column -> assertThat(house.database("consent")
                                .count(
                                        column.get("table_name") + " where position(? in " + column.get("column_name")
                                                + "::text) > 0",
                                        text))
                        .as(column.toString())
                        .isZero());
    }

    private static String withoutId(Response answer) {
        return answer.asString().replace(answer.path("id"), "");
    }

    private static Response ask(Caller client, String company, String address, String purpose) {
        return client.post(CONTACT, Map.of("company", company, "email", address, "purpose", purpose));
    }

    private static Response askByPhone(Caller client, String company, String phone) {
        return client.post(CONTACT, Map.of("company", company, "phone", phone, "purpose", "offers"));
    }
}
