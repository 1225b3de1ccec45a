package io.madoguchi.subscription.contact;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.madoguchi.events.Ids;
import io.madoguchi.subscription.Desk;
import io.madoguchi.testing.ServiceResource;
import io.madoguchi.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cards that are handed in as a file: what is taken, what is told, and whom it leaves alone (F1.2). */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class ContactImportTest {

    private static final String HEADER = "address,name,metOn,metBy,note\n";

    @Inject
    Desk desk;

    @ConfigProperty(name = "madoguchi.secrets.directory")
    java.nio.file.Path secrets;

    private UUID point;
    private UUID purpose;

    @BeforeEach
    void aPlaceForCards() {
        desk.company(Desk.COMPANY);
        point = Ids.next();
        purpose = Ids.next();
        desk.point(point, purpose, 1, Map.of("email", true, "name", false), "BUSINESS_CARD");
    }

    @Test
    void goodRowsAreSealedAndToldOfByReferenceAndBadOnesAreNamed() {
        String hana = Desk.address();
        String taro = Desk.address();

        ValidatableResponse answer = send(HEADER + hana + ",花子,2026-11-02,Emi,Stand 7\n" + "nobody,,2026-11-02,Emi,\n"
                        + taro + ",,2026-11-03,Ken,\n" + taro + ",,2026-11-03,Ken,\n")
                .then()
                .statusCode(201)
                .body("state", is("DONE"))
                .body("total", is(4))
                .body("done", is(4))
                .body("recorded", is(2))
                .body("known", is(1))
                .body("refused", is(1))
                .body("refusedRows[0].row", is(3))
                .body("refusedRows[0].field", is("address"))
                .body("refusedRows.size()", is(1));

        String id = answer.extract().path("id");
        answer.header("Location", endsWith("/v1/contact-imports/" + id));
        String fact = desk.value(
                "select data from outbox_event where type = 'contact.imported' and key = ?",
                desk.person(hana).value());
        assertThat(fact)
                .contains(point.toString(), "2026-11-01T15:00:00", "\"locale\"", "ja")
                .contains("contact import " + id + ", row 2")
                .doesNotContain(hana, "花子", "Emi", "Stand");
        for (String table :
                List.of("reader", "imported_contact", "outbox_event", "contact_import", "contact_refusal")) {
            assertThat(desk.values("select cast(t as text) from " + table + " t"))
                    .as(table)
                    .noneMatch(row -> row.contains(hana) || row.contains("花子") || row.contains("Stand 7"));
        }
        assertThat(desk.values(
                        "select id::text from subscription where person = ?",
                        desk.person(hana).value()))
                .isEmpty();
        assertThat(desk.values(
                        "select id::text from delivery where person = ?",
                        desk.person(hana).value()))
                .isEmpty();

        String view = given().auth()
                .oauth2(Tokens.staff("aki", "auditor"))
                .get("/v1/contact-imports/" + id)
                .then()
                .statusCode(200)
                .body("recorded", is(2))
                .extract()
                .asString();
        assertThat(view).doesNotContain("example.jp", "花子", "Stand");
        given().auth()
                .oauth2(Tokens.staff("emi", "editor"))
                .get("/v1/contact-imports?limit=1")
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo(id))
                .body("items[0].refusedRows", nullValue());
    }

    @Test
    void theSameCardIsOneContactAndTheSameCommandOneImport() {
        String hana = Desk.address();
        String file = HEADER + hana + ",,2026-11-02,Emi,\n";
        String key = UUID.randomUUID().toString();

        String first = send(file, key).then().statusCode(201).extract().asString();
        String again = send(file, key).then().statusCode(201).extract().asString();
        send(file).then().statusCode(201).body("recorded", is(0)).body("known", is(1));
        send(HEADER + Desk.address() + ",,2026-11-02,Emi,\n", key)
                .then()
                .statusCode(422)
                .body("type", is("/problems/key-reused"));

        assertThat(again).isEqualTo(first);
        assertThat(readers(hana)).hasSize(1);
        assertThat(desk.events(hana)).containsExactly("contact.imported");

        // another day is another meeting with the same contact
        send(HEADER + hana.toUpperCase(java.util.Locale.ROOT) + ",,2026-11-09,Ken,\n")
                .then()
                .statusCode(201)
                .body("recorded", is(1));
        assertThat(readers(hana)).hasSize(1);
        assertThat(desk.events(hana)).hasSize(2);
    }

    @Test
    void aRunThatWasCutOffGoesOnWithTheSameCommand() {
        StringBuilder file = new StringBuilder(HEADER);
        for (int i = 0; i < 30; i++) {
            file.append(Desk.address()).append(",,2026-11-02,Emi,\n");
        }
        String key = UUID.randomUUID().toString();
        String id = send(file.toString(), key).then().statusCode(201).extract().path("id");
        // as a process leaves it that died after its first batch
        desk.change("delete from imported_contact where import = ? and row > 26", UUID.fromString(id));
        desk.change(
                "update contact_import set state = 'RUNNING', finished_at = null, last_row = 26, recorded = 25 where id = ?",
                UUID.fromString(id));

        send(file.toString(), key)
                .then()
                .statusCode(201)
                .body("id", is(id))
                .body("state", is("DONE"))
                .body("recorded", is(30))
                .body("known", is(0));
    }

    @Test
    void whoStoppedTheMailServiceOrWasRemovedAsAChildIsNotBroughtBack() throws Exception {
        desk.change("delete from rate_bucket");
        String stopped = Desk.address();
        desk.subscribe(desk.offer(), stopped);
        stop(stopped);
        String card = Desk.address();
        send(HEADER + card + ",,2026-11-02,Emi,\n").then().statusCode(201);
        stop(card);
        var reportKey = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        reportKey.setKeyId("subscription-service");
        java.nio.file.Files.writeString(
                secrets.resolve("report-key.json"), reportKey.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));
        String child = Desk.address();
        UUID removal = Ids.next();
        send(HEADER + child + ",,2026-11-02,Emi,\n").then().statusCode(201);
        desk.tell(
                "madoguchi.rights-tasks",
                "child.removal-requested",
                removal.toString(),
                1,
                Map.of("removal", removal, "person", desk.person(child).value(), "company", Desk.COMPANY));
        assertThat(readers(child)).isEmpty();

        Response answer = send(HEADER + stopped + ",,2026-11-20,Emi,\n" + child + ",,2026-11-20,Emi,\n" + card
                + ",,2026-11-20,Emi,\n");

        answer.then().statusCode(201).body("recorded", is(0)).body("refused", is(3));
        List<String> reasons = answer.path("refusedRows.reason");
        assertThat(reasons).as("whom we removed is not told").hasSize(3).containsOnly(reasons.getFirst());
        assertThat(readers(child)).isEmpty();
        assertThat(desk.events(stopped)).doesNotContain("contact.imported");
    }

    @Test
    void stoppingAllMailIsToldOnceForWhatTheCardWasGoodFor() {
        String hana = Desk.address();
        send(HEADER + hana + ",,2026-11-02,Emi,\n" + hana + ",,2026-11-03,Emi,\n")
                .then()
                .statusCode(201);
        String reader = Desk.address();
        desk.change("delete from rate_bucket");
        desk.subscribe(desk.offer(), reader);

        stop(hana);
        stop(hana);
        stop(reader);

        assertThat(desk.events(hana)).containsExactly("contact.imported", "contact.imported", "contact.stopped");
        assertThat(desk.value(
                        "select data from outbox_event where type = 'contact.stopped' and key = ?",
                        desk.person(hana).value()))
                .containsOnlyOnce(purpose.toString())
                .contains("\"FORM\"", Desk.COMPANY)
                .doesNotContain(hana);
        assertThat(desk.events(reader)).as("who has no card").doesNotContain("contact.stopped");
    }

    @Test
    void aContactGoesWithTheLastPurposeThatNeedsIt() {
        String hana = Desk.address();
        send(HEADER + hana + ",,2026-11-02,Emi,\n").then().statusCode(201);

        over(hana, UUID.randomUUID());
        assertThat(readers(hana)).hasSize(1);
        over(hana, purpose);

        assertThat(readers(hana)).isEmpty();
        assertThat(desk.values(
                        "select id::text from imported_contact where person = ?",
                        desk.person(hana).value()))
                .isEmpty();
    }

    @Test
    void whatIsNotAsItMustBeIsRefusedAndNothingIsStored() {
        int before = desk.values("select id::text from contact_import").size();
        String file = HEADER + Desk.address() + ",,2026-11-02,Emi,\n";

        post("emi", path(point, "MEETING"), file, null).then().statusCode(400).body("errors[0].field", is("channel"));
        post("emi", path(point, "FORM"), file, null).then().statusCode(not(is(201)));
        post("emi", path(UUID.randomUUID(), "BUSINESS_CARD"), file, null)
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("collectionPoint"));
        send("name,address\n").then().statusCode(400);
        send(HEADER + "\"open").then().statusCode(422).body("type", is("/problems/broken-file"));
        send(HEADER + (Desk.address() + ",,2026-11-02,Emi,\n").repeat(1001))
                .then()
                .statusCode(413)
                .body("type", is("/problems/too-many-rows"));
        given().auth()
                .oauth2(Tokens.staff("emi", "editor"))
                .contentType("application/json")
                .body("{}")
                .post(path(point, "BUSINESS_CARD"))
                .then()
                .statusCode(415);
        given().contentType("text/csv")
                .body(file)
                .post(path(point, "BUSINESS_CARD"))
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(Tokens.staff("aki", "auditor"))
                .contentType("text/csv")
                .body(file)
                .post(path(point, "BUSINESS_CARD"))
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(Tokens.staffOf(List.of("aoba-print"), "mei", "editor"))
                .contentType("text/csv")
                .body(file)
                .post(path(point, "BUSINESS_CARD"))
                .then()
                .statusCode(404);
        desk.tell("madoguchi.policies", "collection-point.closed", point.toString(), 2, Map.of("id", point));
        send(file).then().statusCode(409).body("type", is("/problems/collection-point-closed"));

        assertThat(desk.values("select id::text from contact_import")).hasSize(before);
    }

    @Test
    void anotherCompanysImportsDoNotExist() {
        String id = send(HEADER + Desk.address() + ",,2026-11-02,Emi,\n")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var stranger = Tokens.staffOf(List.of("aoba-print"), "mei", "editor");

        given().auth().oauth2(stranger).get("/v1/contact-imports/" + id).then().statusCode(404);
        given().auth()
                .oauth2(stranger)
                .get("/v1/contact-imports")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(id)));
        given().auth()
                .oauth2(stranger)
                .get("/v1/contact-imports?company=" + Desk.COMPANY)
                .then()
                .statusCode(404);
        given().get("/v1/contact-imports").then().statusCode(401);
    }

    private void stop(String address) {
        desk.change("delete from rate_bucket");
        desk.post("/v1/unsubscriptions", Map.of("company", Desk.COMPANY, "address", address))
                .then()
                .statusCode(200);
    }

    private void over(String address, UUID ended) {
        desk.tell(
                "madoguchi.rights-tasks",
                "retention.ended",
                desk.person(address).value(),
                1,
                Map.of("person", desk.person(address).value(), "company", Desk.COMPANY, "purpose", ended));
    }

    private List<String> readers(String address) {
        return desk.values(
                "select id::text from reader where person = ?",
                desk.person(address).value());
    }

    private static String path(UUID place, String channel) {
        return "/v1/contact-imports?company=" + Desk.COMPANY + "&collectionPoint=" + place + "&channel=" + channel;
    }

    private Response send(String file) {
        return send(file, null);
    }

    private Response send(String file, String key) {
        return post("emi", path(point, "BUSINESS_CARD"), file, key);
    }

    private static Response post(String who, String path, String file, String key) {
        var request = given().auth()
                .oauth2(Tokens.staff(who, "editor"))
                .contentType("text/csv; charset=UTF-8")
                .body(file);
        return (key == null ? request : request.header("Idempotency-Key", key)).post(path);
    }
}
