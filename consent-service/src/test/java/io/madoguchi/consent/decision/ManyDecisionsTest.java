package io.madoguchi.consent.decision;

import static io.madoguchi.consent.Given.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.madoguchi.consent.ConsentWorld;
import io.madoguchi.consent.Given;
import io.madoguchi.events.Ids;
import io.madoguchi.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Many decisions at once: batches line by line, and audiences through a cursor. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class ManyDecisionsTest {

    private static final String SERVICE = Tokens.service("subscription-service");
    private static final String NDJSON = "application/x-ndjson";

    @Inject
    DataSource database;

    @Test
    void eachLineGetsItsOwnAnswerInOrderAndABrokenOneStopsNoOther() throws SQLException {
        Given world = Given.published();
        List<String> yes = people(world, "GIVEN", 3);
        List<String> no = people(world, "WITHDRAWN", 2);
        String questions = String.join(
                "\n",
                line(world, yes.get(0), "news"),
                "{\"person\": ",
                line(world, no.get(0), "news"),
                line(world, yes.get(1), "unheard-of"),
                line(world, "someone@example.com", "news"),
                "",
                "x".repeat(20_000),
                line(world, yes.get(1), "news") + " {}",
                line(world, yes.get(2), world.purpose),
                line(world, no.get(1), "news").replace("}", ", \"colour\": \"red\"}"),
                "null");

        List<JsonPath> answers = batch(SERVICE, questions);

        assertThat(answers.stream().map(a -> a.getInt("line"))).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(answers.stream().map(a -> a.getString("decision")))
                .containsExactly("ALLOW", null, "DENY", null, null, null, null, null, "ALLOW", null, null);
        assertThat(answers.get(0).getString("ground")).isEqualTo("CONSENT");
        assertThat(answers.get(2).getString("reason.rule")).isEqualTo("CONSENT_WITHDRAWN");
        assertThat(answers.get(3).getString("problem.type")).isEqualTo("/problems/unknown-purpose");
        assertThat(answers.get(4).getString("problem.errors[0].field")).isEqualTo("person");
        assertThat(answers.get(6).getString("problem.type")).isEqualTo("/problems/too-large");
        assertThat(answers.get(7).getString("problem.type")).isEqualTo("/problems/invalid-request");
        assertThat(answers.get(4).prettify()).doesNotContain("example.com");
        as(world.staff("pia", "privacy-officer"))
                .post("/v1/decisions/" + answers.get(0).getString("id") + "/repeat")
                .then()
                .statusCode(200)
                .body("same", is(true))
                .body("decision.decision", is("ALLOW"));
    }

    @Test
    void aThousandAndMoreAreAnsweredOneByOneAsASingleQuestionIs() throws SQLException {
        Given world = Given.published();
        List<String> people = new ArrayList<>(people(world, "GIVEN", 700));
        people.addAll(people(world, "WITHDRAWN", 600));
        String questions = String.join(
                "\n", people.stream().map(p -> line(world, p, "news")).toList());

        List<JsonPath> answers = batch(SERVICE, questions);

        assertThat(answers).hasSize(1300);
        assertThat(answers.stream().map(a -> a.getString("person"))).containsExactlyElementsOf(people);
        assertThat(answers.stream().limit(700).map(a -> a.getString("decision")))
                .allMatch("ALLOW"::equals);
        assertThat(answers.stream().skip(700).map(a -> a.getString("decision"))).allMatch("DENY"::equals);
    }

    @Test
    void othersCompaniesAreNotThereAndOnlyServicesAndOfficersAsk() {
        Given world = Given.published();
        String question = line(world, Given.person(), "news");
        String stranger = Tokens.staffOf(List.of("elsewhere"), "eve", "privacy-officer");

        assertThat(batch(stranger, question).getFirst().getString("problem.type"))
                .isEqualTo("/problems/not-found");
        assertThat(ask(world.staff("emi", "editor"), question).statusCode()).isEqualTo(403);
        assertThat(batch(SERVICE, "")).isEmpty();
        as(stranger)
                .body(audience(world, ""))
                .post("/v1/decisions/audience")
                .then()
                .statusCode(404);
        as(world.staff("emi", "editor"))
                .body(audience(world, ""))
                .post("/v1/decisions/audience")
                .then()
                .statusCode(403);
        as(SERVICE)
                .body(audience(world, ", \"persons\": [\"someone@example.com\"]"))
                .post("/v1/decisions/audience")
                .then()
                .statusCode(400);
        given().contentType(ContentType.JSON)
                .body(audience(world, ""))
                .post("/v1/decisions/audience")
                .then()
                .statusCode(401);
    }

    @Test
    void anAudienceIsWhoIsAllowedAndAClosingLineThatSaysHowMany() throws SQLException {
        Given world = Given.published();
        List<String> yes = people(world, "GIVEN", 30);
        List<String> no = people(world, "WITHDRAWN", 10);

        List<JsonPath> all = lines(as(SERVICE).body(audience(world, "")).post("/v1/decisions/audience"));
        String chosen = String.join("\", \"", List.of(yes.get(4), no.get(4), yes.get(5), Given.person()));
        List<JsonPath> some = lines(as(SERVICE)
                .body(audience(world, ", \"persons\": [\"" + chosen + "\"]"))
                .post("/v1/decisions/audience"));

        assertThat(all.getLast().getInt("end.allowed")).isEqualTo(30);
        assertThat(all.stream().limit(30).map(a -> a.getString("person"))).containsExactlyInAnyOrderElementsOf(yes);
        assertThat(some.stream().limit(2).map(a -> a.getString("person"))).containsExactly(yes.get(4), yes.get(5));
        assertThat(some.getLast().getInt("end.allowed")).isEqualTo(2);
    }

    @Test
    void whoMayNotAskByContactIsToldSoWhateverTheContact() {
        Given world = Given.published();
        String body = """
                {"company": "%s", "email": "someone@example.com", "purpose": "news"}
                """.formatted(world.company);

        as(SERVICE).body(body).post("/v1/decisions/contact").then().statusCode(403);
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/v1/decisions/contact")
                .then()
                .statusCode(401);
    }

    /** As a confirmed opt-in leaves them, or one that was taken back. */
    private List<String> people(Given world, String status, int number) throws SQLException {
        List<String> people =
                IntStream.range(0, number).mapToObj(i -> Given.person()).toList();
        try (Connection connection = database.getConnection();
                PreparedStatement person = connection.prepareStatement(
                        "insert into person (ref, revision, created_at) values (?, 1, now())");
                PreparedStatement current = connection.prepareStatement("insert into consent_current"
                        + " (person, purpose, company, status, live, purpose_version, since, last_event)"
                        + " values (?, ?, ?, ?, ?, 1, ?, ?)")) {
            for (String ref : people) {
                person.setString(1, ref);
                person.addBatch();
                current.setString(1, ref);
                current.setObject(2, UUID.fromString(world.purpose));
                current.setString(3, world.company);
                current.setString(4, status);
                current.setInt(5, "GIVEN".equals(status) ? 1 : 0);
                current.setTimestamp(6, Timestamp.from(Instant.now()));
                current.setObject(7, Ids.next());
                current.addBatch();
            }
            person.executeBatch();
            current.executeBatch();
        }
        return people;
    }

    static List<JsonPath> batch(String token, String questions) {
        return lines(ask(token, questions));
    }

    private static Response ask(String token, String questions) {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig().encodeContentTypeAs(NDJSON, ContentType.TEXT)))
                .contentType(NDJSON)
                .auth()
                .oauth2(token)
                .body(questions)
                .post("/v1/decisions/batch");
    }

    private static List<JsonPath> lines(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.asString().lines().map(JsonPath::from).toList();
    }

    private static String line(Given world, String person, String purpose) {
        return "{\"person\": \"" + person + "\", \"company\": \"" + world.company + "\", \"purpose\": \"" + purpose
                + "\"}";
    }

    private static String audience(Given world, String more) {
        return "{\"company\": \"" + world.company + "\", \"purpose\": \"news\"" + more + "}";
    }
}
