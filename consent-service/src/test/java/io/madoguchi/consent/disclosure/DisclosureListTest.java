package io.madoguchi.consent.disclosure;

import static io.madoguchi.consent.Given.as;
import static io.madoguchi.consent.disclosure.DisclosureWorld.person;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.madoguchi.consent.ConsentWorld;
import io.madoguchi.consent.Given;
import io.madoguchi.consent.recipient.Registering;
import io.madoguchi.events.EventHandler;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.testing.Tokens;
import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Disclosures to many, looking across companies, and who may see and do what. */
@QuarkusTest
@WithTestResource(ConsentWorld.class)
class DisclosureListTest {

    @Inject
    @All
    List<EventHandler> handlers;

    @Inject
    DataSource database;

    @Test
    void aManifestIsCheckedBeforeAnythingRestsOnIt() {
        DisclosureWorld world = DisclosureWorld.of(handlers);
        List<String> people = Stream.generate(world::served).limit(3).toList();
        String hash = Manifest.hash(people.stream().map(PersonRef::new).toList());
        String dealer = world.partner("BUSINESS_PARTNER");
        String manifest = as(world.given.author)
                .body("{\"company\": \"%s\", \"sha256\": \"%s\", \"lines\": 3}".formatted(world.given.company, hash))
                .post("/v1/manifests")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String more = ", \"purpose\": \"support\", \"manifest\": \"" + manifest + "\"";

        upload(world, manifest, 0, people.get(1) + "\n" + people.get(0)).statusCode(200);
        check(world, manifest).statusCode(422).body("type", is("/problems/manifest-mismatch"));
        world.ask("BUSINESS_PARTNER", dealer, "email", more)
                .statusCode(422)
                .body("type", is("/problems/manifest-mismatch"));
        upload(world, manifest, 0, people.get(0) + "\n" + people.get(1)).statusCode(200);
        upload(world, manifest, 2, people.get(2) + "\nsomeone@example.com")
                .statusCode(400)
                .body("errors[0].field", is("lines[1]"));
        upload(world, manifest, 2, people.get(2)).statusCode(200);
        check(world, manifest).statusCode(200).body("state", is("CHECKED"));
        upload(world, manifest, 0, Given.person()).statusCode(422);

        String id = world.ask("BUSINESS_PARTNER", dealer, "email", more)
                .statusCode(201)
                .body("people", is(3))
                .extract()
                .path("id");

        theirs(world, people.get(2)).statusCode(200).body("items.id", contains(id));
        as(world.given.author).get("/v1/disclosures/" + id + "/subjects").then().body("items", hasSize(3));
    }

    @Test
    void oneInAManifestWhoWasNotToldMakesItRefusedAsAWhole() {
        DisclosureWorld world = DisclosureWorld.of(handlers);
        List<String> people = List.of(world.served(), Given.person());
        String manifest = as(world.given.author)
                .body("{\"company\": \"%s\", \"sha256\": \"%s\", \"lines\": 2}"
                        .formatted(
                                world.given.company,
                                Manifest.hash(
                                        people.stream().map(PersonRef::new).toList())))
                .post("/v1/manifests")
                .path("id");
        upload(world, manifest, 0, String.join("\n", people)).statusCode(200);
        check(world, manifest).statusCode(200);

        refused(
                world.ask(
                        "BUSINESS_PARTNER",
                        world.partner("BUSINESS_PARTNER"),
                        "email",
                        ", \"purpose\": \"support\", \"manifest\": \"" + manifest + "\""),
                "OUT_OF_PURPOSE",
                "F4.3",
                "18(1)");

        theirs(world, people.get(0)).statusCode(404);
    }

    @Test
    void lookingAcrossCompaniesIsDecidedAndRecorded() throws SQLException {
        DisclosureWorld world = DisclosureWorld.of(handlers);
        DisclosureWorld other = DisclosureWorld.of(handlers);
        String both = Tokens.staffOf(
                List.of(world.given.company, other.given.company), "both-" + world.given.company, "auditor");
        String question = "{\"companies\": [\"%s\", \"%s\"], \"reason\": \"yearly audit\"}"
                .formatted(world.given.company, other.given.company);

        refused(as(both).body(question).post("/v1/group-queries").then(), "NOT_IN_THE_GROUP", "FN1", "27(5)iii");
        Registering.holds(world.given.company, other.given.company, "80").statusCode(201);
        String id = as(both).body(question)
                .post("/v1/group-queries")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        world.ask("BUSINESS_PARTNER", world.partner("BUSINESS_PARTNER"), "email", person(world.served()))
                .statusCode(201);
        other.ask("BUSINESS_PARTNER", other.partner("BUSINESS_PARTNER"), "email", person(other.served()))
                .statusCode(201);
        as(both).get("/v1/disclosures?groupQuery=" + id).then().statusCode(200).body("items", hasSize(2));
        as(world.given.author).get("/v1/disclosures?groupQuery=" + id).then().statusCode(404);
        as(both).get("/v1/disclosures").then().statusCode(400);
        as(world.given.author).body(question).post("/v1/group-queries").then().statusCode(404);
        assertThat(count("select count(*) from group_query where companies @> to_jsonb(?::text)", world.given.company))
                .isEqualTo(2);
    }

    @Test
    void theSignedInPersonSeesTheirOwnListByTheirVerifiedAddress() {
        DisclosureWorld world = DisclosureWorld.of(handlers);

        as(Tokens.staffOf(List.of(), "haru", "reader"))
                .get("/v1/own-disclosures?company=" + world.given.company)
                .then()
                .statusCode(200)
                .body("items", empty());
        as(world.given.author)
                .get("/v1/own-disclosures?company=" + world.given.company)
                .then()
                .statusCode(403);
    }

    @Test
    void strangersAndOtherCompaniesSeeAndChangeNothing() {
        DisclosureWorld world = DisclosureWorld.of(handlers);
        String dealer = world.partner("BUSINESS_PARTNER");
        String person = world.served();
        String body = world.body("BUSINESS_PARTNER", dealer, "email", person(person));
        String id = world.ask("BUSINESS_PARTNER", dealer, "email", person(person))
                .extract()
                .path("id");
        String other = Tokens.staffOf(List.of("elsewhere"), "eve", "privacy-officer");
        String company = "?company=" + world.given.company;

        given().contentType("application/json")
                .body(body)
                .post("/v1/disclosures")
                .then()
                .statusCode(401);
        as(world.given.staff("emi", "editor"))
                .body(body)
                .post("/v1/disclosures")
                .then()
                .statusCode(403);
        as(other).body(body).post("/v1/disclosures").then().statusCode(404);
        for (String path : List.of(
                "/v1/disclosures/" + id,
                "/v1/disclosures" + company,
                "/v1/disclosures/export" + company,
                "/v1/disclosures/" + id + "/subjects",
                "/v1/refused-disclosures" + company,
                "/v1/provision-records" + company,
                "/v1/persons/" + person + "/disclosures")) {
            as(other).get(path).then().statusCode(404);
        }
        as(other)
                .body("{}")
                .post("/v1/disclosures/" + id + "/acknowledgement")
                .then()
                .statusCode(404);
        as(other).post("/v1/disclosures/" + id + "/approval").then().statusCode(404);
        as(world.given.author)
                .body(body.replace("BUSINESS_PARTNER", "FRIENDSHIP"))
                .post("/v1/disclosures")
                .then()
                .statusCode(400);
        as(world.given.author)
                .body(body.replace(person, "someone@example.com"))
                .post("/v1/disclosures")
                .then()
                .statusCode(400)
                .body("errors[0].field", is("person"));
        as(world.given.author)
                .body(body.replace("\"support\"", "\"unheard-of\""))
                .post("/v1/disclosures")
                .then()
                .statusCode(422)
                .body("type", is("/problems/unknown-purpose"));
        as(world.given.author).get("/v1/disclosures/export" + company).then().statusCode(200);
    }

    private static ValidatableResponse theirs(DisclosureWorld world, String person) {
        return as(world.given.author)
                .get("/v1/persons/" + person + "/disclosures")
                .then();
    }

    private static ValidatableResponse upload(DisclosureWorld world, String manifest, int from, String lines) {
        return as(world.given.author)
                .contentType("text/plain")
                .body(lines)
                .put("/v1/manifests/" + manifest + "/lines?from=" + from)
                .then();
    }

    private static ValidatableResponse check(DisclosureWorld world, String manifest) {
        return as(world.given.author)
                .post("/v1/manifests/" + manifest + "/check")
                .then();
    }

    private static void refused(ValidatableResponse answer, String rule, String clause, String article) {
        answer.statusCode(422)
                .contentType("application/problem+json")
                .body("type", is("/problems/disclosure-refused"))
                .body("rule", is(rule))
                .body("clause", is(clause))
                .body("article", is(article));
    }

    private long count(String sql, String value) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setString(1, value);
            try (var found = select.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }
}
