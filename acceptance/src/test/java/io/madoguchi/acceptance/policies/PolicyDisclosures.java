package io.madoguchi.acceptance.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.acceptance.house.Database;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.Visitor;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The rows of the table about disclosures, each asked through the gateway and looked for at the far end. */
public final class PolicyDisclosures {

    private static final Set<String> DECIDED_FIRST = Set.of("GROUND_NOT_OPENED", "NO_GROUND", "MARKETING_OF_OTHERS");

    private final House house;

    public PolicyDisclosures(House house) {
        this.house = house;
    }

    public Stream<DynamicTest> of(Predicate<PolicyCase> which) {
        List<PolicyCase> rows = PolicyCase.all().stream()
                .filter(row -> row.act().equals("DISCLOSE"))
                .filter(which)
                .toList();
        assertThat(rows).isNotEmpty();
        return rows.stream().map(row -> DynamicTest.dynamicTest(row.toString(), () -> decided(row)));
    }

    public Stream<DynamicTest> ofClause(String clause) {
        return of(row -> row.clause().equals(clause));
    }

    private void decided(PolicyCase row) {
        PolicyDisclosure asked = new PolicyDisclosure(house, row);
        Database store = house.database("consent");
        long before =
                store.count("disclosure where company = ?", asked.company().id());
        long refusals = refusals(store, row, asked);

        Response answer = asked.ask();

        if (row.verdict().equals("ALLOW")) {
            assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 201);
            granted(store, row, asked, answer);
        } else {
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
            assertThat(answer.<String>path("type")).endsWith("/disclosure-refused");
            assertThat(answer.<String>path("rule")).as(answer.asString()).isEqualTo(row.reason());
            // what is decided before the ground is looked at stands on the clause that decides it
            if (!DECIDED_FIRST.contains(row.reason())
                    && !row.reason().equals("RECIPIENT_UNKNOWN")
                    && !row.clause().startsWith("E")) {
                assertThat(answer.<String>path("clause")).as(answer.asString()).isEqualTo(row.clause());
            }
            assertThat(store.count(
                            "disclosure where company = ?", asked.company().id()))
                    .as("nothing half recorded")
                    .isEqualTo(before);
            assertThat(refusals(store, row, asked))
                    .as("the attempt is recorded")
                    .isEqualTo(refusals + 1);
        }
    }

    private static long refusals(Database store, PolicyCase row, PolicyDisclosure asked) {
        return store.count(
                "refused_disclosure where outcome = 'DENY' and company = ? and recipient = ? and rule = ?"
                        + " and coalesce(person, '') = ?",
                asked.company().id(),
                UUID.fromString(asked.recipient()),
                row.reason(),
                asked.person().orElse(""));
    }

    private static void granted(Database store, PolicyCase row, PolicyDisclosure asked, Response answer) {
        UUID id = UUID.fromString(answer.path("id"));
        assertThat(store.count("disclosure where id = ? and state = 'GRANTED' and ground = ?", id, row.ground()))
                .isEqualTo(1);
        assertThat(store.count("provision_record where disclosure = ? and article = '29'", id))
                .as("only what is provided on consent needs the record of APPI 29")
                .isEqualTo(row.ground().equals("CONSENT") ? 1 : 0);
        asked.person().ifPresent(person -> {
            Response theirs =
                    asked.company().second().get(Visitor.CONSENT + "/persons/" + person + "/disclosures?limit=200");
            List<Map<String, Object>> found = theirs.path("items.findAll { it.id == '" + id + "' }");
            assertThat(found)
                    .as("who received my data, why, when")
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.get("ground")).isEqualTo(row.ground());
                        assertThat(line.get("at")).isNotNull();
                        assertThat(line.get("recipient").toString()).contains(asked.recipient());
                    });
        });
    }
}
