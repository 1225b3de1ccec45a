package io.madoguchi.subscription.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.madoguchi.subscription.Desk;
import io.madoguchi.subscription.link.LinkPurpose;
import io.madoguchi.testing.ServiceResource;
import io.madoguchi.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Closing, the public value, the draw, and what becomes of the prizes. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class DrawResourceTest {

    @Inject
    Desk desk;

    @Inject
    Stand stand;

    @Inject
    ObjectMapper json;

    @Test
    void theTranscriptIsEnoughToDoTheDrawAgain() throws Exception {
        String id = stand.opened();
        stand.drawn(id, 7);

        String body = Stand.nobody()
                .get("/v1/promotions/" + id + "/transcript")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Transcript transcript = json.readValue(body, Transcript.class);

        assertThat(Replay.broken(transcript)).isEmpty();
        assertThat(transcript.order()).hasSize(4).doesNotHaveDuplicates();
        assertThat(body).doesNotContain("emi", "ana", "@example");
        assertThat(desk.values(
                        "select type from outbox_event where topic = 'madoguchi.issues' and key = ? order by revision",
                        id))
                .containsExactly("promotion.published", "promotion.closed", "draw.published");
    }

    @Test
    void atTheCloseTheEntriesAreFixedAndTheSecretIsNotOut() {
        String id = stand.opened();
        String address = Desk.address();
        stand.enter(id, stand.entry(address)).then().statusCode(202);
        String path = "/v1/promotions/" + id;
        Stand.emi().body("").post(path + "/closing").then().statusCode(409);
        Stand.nobody().get(path + "/transcript").then().statusCode(404);
        stand.passWindow(id);

        stand.tick();

        Stand.nobody()
                .get(path + "/transcript")
                .then()
                .statusCode(200)
                .body("entries.count", is(1))
                .body("secret", nullValue())
                .body("order", nullValue());
        Stand.emi().body("").post(path + "/closing").then().statusCode(200).body("state", is("CLOSED"));
        desk.post(
                        "/v1/promotion-entries/lookups",
                        Map.of("token", stand.token(LinkPurpose.ENTRY, stand.entryOf(id, address))))
                .then()
                .body("inclusion.index", is(0))
                .body("inclusion.path.size()", is(0));
    }

    @Test
    void twoPeopleReadTheSameValueOrNothingIsDrawn() {
        String id = stand.opened();
        String path = "/v1/promotions/" + id;
        stand.enter(id, stand.entry(Desk.address())).then().statusCode(202);
        stand.passWindow(id);
        Map<String, String> value = Map.of("value", Stand.VALUE);

        Stand.emi().body(value).post(path + "/public-value").then().statusCode(409);
        Stand.emi().body("").post(path + "/closing").then().statusCode(200);
        Stand.ana().body(value).post(path + "/draw").then().statusCode(409);
        Stand.emi()
                .body(Map.of("value", "typo"))
                .post(path + "/public-value")
                .then()
                .statusCode(200);
        Stand.ana().body(value).post(path + "/draw").then().statusCode(409).body("type", is("/problems/value-differs"));
        Stand.emi().body(value).post(path + "/public-value").then().statusCode(200);
        Stand.as(Tokens.staff("emi", "editor", "approver"))
                .body(value)
                .post(path + "/draw")
                .then()
                .statusCode(409)
                .body("type", is("/problems/same-person"));

        Stand.ana().body(value).post(path + "/draw").then().statusCode(200).body("state", is("DRAWN"));

        Stand.ana()
                .body(value)
                .post(path + "/draw")
                .then()
                .statusCode(409)
                .body("type", is("/problems/promotion-not-in-state"));
        Stand.nobody()
                .get(path + "/transcript")
                .then()
                .body("publicValue.statements.value", is(List.of("typo", Stand.VALUE)))
                .body("publicValue.statements[0].replacedAt", not(nullValue()));
    }

    @Test
    void theValueDoesNotExistBeforeItsTimeAndHasNoStrangeLetters() {
        String id = stand.opened();
        String path = "/v1/promotions/" + id;
        stand.passWindow(id);
        Stand.emi().body("").post(path + "/closing").then().statusCode(200);
        desk.change("update promotion set value_due = now() + interval '1 hour' where id = ?", UUID.fromString(id));

        Stand.emi()
                .body(Map.of("value", Stand.VALUE))
                .post(path + "/public-value")
                .then()
                .statusCode(409);
        for (String strange : List.of("", " 1", "１２", "a\nb")) {
            Stand.emi()
                    .body(Map.of("value", strange))
                    .post(path + "/public-value")
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void aWinnerWhoClaimsHasThePrizeOneWhoDoesNotMakesWay() {
        String id = stand.opened();
        stand.drawn(id, 5);
        assertThat(stand.state(id, 1)).isEqualTo("WAITING");
        assertThat(stand.state(id, 3)).isEqualTo("ALTERNATE");
        assertThat(desk.mails(UUID.fromString(stand.award(id, 1)))).containsExactly("PRIZE_WON");
        Map<String, String> early = Map.of("token", stand.prizeToken(id, 3));
        desk.post("/v1/prizes/lookups", early).then().statusCode(404);

        Map<String, String> claim = Map.of(
                "token", stand.prizeToken(id, 1), "answer", "CLAIM", "name", "山田 花子", "delivery", "東京都千代田区1-2-3");
        desk.post("/v1/prizes", Map.of("token", stand.prizeToken(id, 1), "answer", "CLAIM"))
                .then()
                .statusCode(400)
                .body("errors[0].field", is("delivery"));
        for (int i = 0; i < 2; i++) {
            desk.post("/v1/prizes", claim).then().statusCode(200).body("state", is("CLAIMED"));
        }
        assertThat(desk.value(
                        "select encode(delivery_sealed, 'escape') from award_claim where award = ?",
                        UUID.fromString(stand.award(id, 1))))
                .doesNotContain("千代田");

        desk.change(
                "update award set contact_by = now() - interval '1 second' where id = ?",
                UUID.fromString(stand.award(id, 2)));
        desk.post("/v1/prizes", Map.of("token", stand.prizeToken(id, 2), "answer", "DECLINE"))
                .then()
                .statusCode(410);
        stand.tick();
        stand.tick();

        assertThat(stand.state(id, 2)).isEqualTo("LAPSED");
        assertThat(stand.state(id, 3)).isEqualTo("WAITING");
        assertThat(desk.mails(UUID.fromString(stand.award(id, 3)))).containsExactly("PRIZE_WON");
        desk.post("/v1/prizes", Map.of("token", stand.prizeToken(id, 3), "answer", "DECLINE"))
                .then()
                .statusCode(200)
                .body("state", is("DECLINED"));
        assertThat(stand.state(id, 4)).isEqualTo("WAITING");
    }

    @Test
    void aWithdrawnEntryWinsNothingAndTheNextDoes() {
        String id = stand.opened();
        List<String> addresses = stand.drawn(id, 4);
        String first = desk.value("select entry::text from award where id = ?", UUID.fromString(stand.award(id, 1)));

        desk.post(
                        "/v1/promotion-entries/withdrawals",
                        Map.of("token", stand.token(LinkPurpose.ENTRY, UUID.fromString(first))))
                .then()
                .statusCode(204);

        assertThat(addresses).hasSize(4);
        assertThat(stand.state(id, 1)).isEqualTo("DECLINED");
        assertThat(stand.state(id, 3)).isEqualTo("WAITING");
    }

    @Test
    void theLedgerAndTheFileAreForStaffAndOpeningItLeavesATrace() {
        String id = stand.opened();
        stand.drawn(id, 4);
        String path = "/v1/promotions/" + id + "/awards";
        desk.post(
                        "/v1/prizes",
                        Map.of(
                                "token",
                                stand.prizeToken(id, 1),
                                "answer",
                                "CLAIM",
                                "name",
                                "Hana",
                                "delivery",
                                "1-2-3"))
                .then()
                .statusCode(200);

        Stand.aki().get(path).then().statusCode(200).body("items.size()", is(4)).body("unawarded", is(0));
        Stand.eve().get(path).then().statusCode(404);
        Stand.nobody().get(path).then().statusCode(401);
        Stand.aki().accept("text/csv").get(path + "/file?reason=why").then().statusCode(403);
        Stand.eve().accept("text/csv").get(path + "/file?reason=why").then().statusCode(404);
        Stand.emi().accept("text/csv").get(path + "/file").then().statusCode(400);
        String file = Stand.emi()
                .accept("text/csv")
                .get(path + "/file?reason=sending")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(file).contains("\"rank\"", "\"Hana\"", "@example.jp").hasLineCount(2);
        assertThat(desk.values(
                        "select opened_by || ':' || reason || ':' || rows from award_opening where promotion = ?",
                        UUID.fromString(id)))
                .containsExactly("emi:sending:1");

        Stand.emi().body("").post(path + "/1/dispatch").then().statusCode(200).body("state", is("SENT"));
        Stand.emi().body("").post(path + "/2/dispatch").then().statusCode(409);
        Stand.emi()
                .body(Map.of("reason", "staff"))
                .post(path + "/2/disqualification")
                .then()
                .statusCode(403);
        Stand.ana()
                .body(Map.of("reason", "is a member of staff"))
                .post(path + "/2/disqualification")
                .then()
                .statusCode(200)
                .body("state", is("DISQUALIFIED"));
        assertThat(stand.state(id, 3)).isEqualTo("WAITING");
        Stand.ana()
                .body(Map.of("reason", "x"))
                .post(path + "/9/disqualification")
                .then()
                .statusCode(404);
    }

    @Test
    void whoWonNothingIsErasedAtTheDeclaredTimeAndTheProofStays() throws Exception {
        String id = stand.opened();
        stand.drawn(id, 6);
        String count = "select count(*)::text from promotion_entry where promotion = ?";
        desk.change("update promotion set drawn_at = now() - interval '31 days' where id = ?", UUID.fromString(id));

        stand.tick();
        assertThat(desk.value(count, UUID.fromString(id)))
                .as("two were not drawn; prizes wait, so alternates stand by")
                .isEqualTo("4");

        desk.change("update award set state = 'SENT' where promotion = ? and state = 'WAITING'", UUID.fromString(id));
        stand.tick();
        assertThat(desk.value(count, UUID.fromString(id))).as("the winners").isEqualTo("2");

        desk.change("update promotion set drawn_at = now() - interval '91 days' where id = ?", UUID.fromString(id));
        stand.tick();
        assertThat(desk.value(count, UUID.fromString(id))).isEqualTo("0");
        Stand.nobody().get("/v1/promotions/" + id).then().body("state", is("ENDED"));
        String body = Stand.nobody().get("/v1/promotions/" + id + "/transcript").asString();
        assertThat(Replay.broken(json.readValue(body, Transcript.class))).isEmpty();
    }

    @Test
    void aPrizeThatIsOwedKeepsItsWinnerUntilItIsSentAndIsOverdue() {
        String id = stand.opened();
        stand.drawn(id, 5);
        UUID uuid = UUID.fromString(id);
        desk.change("update award set state = 'CLAIMED' where promotion = ? and rank = 1", uuid);
        desk.change("update award set changed_at = now() - interval '15 days' where promotion = ?", uuid);
        desk.change("update award set contact_by = now() - interval '1 second' where promotion = ?", uuid);
        desk.change("update promotion set drawn_at = now() - interval '91 days' where id = ?", uuid);

        for (int i = 0; i < 3; i++) {
            desk.change("update award set contact_by = now() - interval '1 second' where state = 'WAITING'");
            stand.tick();
        }

        String left = "select count(*)::text from promotion_entry where promotion = ?";
        assertThat(desk.value(left, uuid)).as("the one to whom a prize is owed").isEqualTo("1");
        String path = "/v1/promotions/" + id;
        Stand.emi().get(path).then().body("staff.overdue", is("DISPATCH")).body("state", is("DRAWN"));
        Stand.nobody().get(path).then().body("staff", nullValue());
        Stand.emi().body("").post(path + "/awards/1/dispatch").then().statusCode(200);
        stand.tick();
        assertThat(desk.value(left, uuid)).isEqualTo("0");
        Stand.emi().get(path).then().body("staff.overdue", nullValue()).body("state", is("ENDED"));
    }

    @Test
    void withoutADrawNobodysContactWaitsForEver() {
        String id = stand.opened();
        UUID uuid = UUID.fromString(id);
        String path = "/v1/promotions/" + id;
        String left = "select count(*)::text from promotion_entry where promotion = ?";
        stand.enter(id, stand.entry(Desk.address())).then().statusCode(202);
        stand.passWindow(id);
        stand.tick();
        Stand.emi().get(path).then().body("state", is("CLOSED")).body("staff.overdue", is("DRAW"));
        Map<String, String> value = Map.of("value", Stand.VALUE);
        Stand.emi().body(value).post(path + "/public-value").then().statusCode(200);
        desk.change(
                "update promotion set opens_at = now() - interval '40 days', closes_at = now() - interval '32 days',"
                        + " value_due = now() - interval '29 days' where id = ?",
                uuid);
        stand.tick();
        assertThat(desk.value(left, uuid)).as("a day is left").isEqualTo("1");

        desk.change("update promotion set value_due = now() - interval '30 days' where id = ?", uuid);
        Stand.ana()
                .body(value)
                .post(path + "/draw")
                .then()
                .statusCode(409)
                .body("type", is("/problems/promotion-not-in-state"));
        stand.tick();

        assertThat(desk.value(left, uuid)).isEqualTo("0");
        Stand.nobody().get(path).then().body("state", is("ENDED")).body("drawnAt", nullValue());
        Stand.nobody()
                .get(path + "/transcript")
                .then()
                .statusCode(200)
                .body("entries.count", is(1))
                .body("secret", nullValue());
        assertThat(desk.values("select type from outbox_event where key = ? order by revision", id))
                .containsExactly("promotion.published", "promotion.closed", "promotion.ended");
    }

    @Test
    void onlyStaffOfTheCompanyInTheirRoleDraws() {
        String id = stand.opened();
        String path = "/v1/promotions/" + id;
        Map<String, String> value = Map.of("value", Stand.VALUE);
        for (String step : List.of("/closing", "/public-value", "/draw")) {
            Stand.nobody().body(value).post(path + step).then().statusCode(401);
            Stand.aki().body(value).post(path + step).then().statusCode(403);
            Stand.eve().body(value).post(path + step).then().statusCode(404);
        }
        Stand.ben().body(value).post(path + "/draw").then().statusCode(403);
    }
}
