package io.madoguchi.subscription.promotion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.madoguchi.persons.Holder;
import io.madoguchi.subscription.Desk;
import io.madoguchi.subscription.delivery.Assignment;
import io.madoguchi.subscription.delivery.Draft;
import io.madoguchi.subscription.delivery.Letter;
import io.madoguchi.subscription.delivery.MailKind;
import io.madoguchi.subscription.link.LinkPurpose;
import io.madoguchi.testing.ServiceResource;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Taking part: once, with a receipt, without a subscription, and taken back with one press. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class EntryResourceTest {

    @Inject
    Desk desk;

    @Inject
    Stand stand;

    @Inject
    @All
    List<Letter> letters;

    @Test
    void anEntryIsKeptSealedHasItsReceiptAndSubscribesToNothing() {
        String id = stand.opened();
        String address = Desk.address();
        Map<String, Object> entry = stand.entry(address);
        entry.put("name", "山田 花子");

        stand.enter(id, entry).then().statusCode(202).body("state", is("CHECK_YOUR_MAIL"));

        UUID made = stand.entryOf(id, address);
        assertThat(desk.mails(made)).containsExactly("ENTRY_RECEIPT");
        assertThat(desk.value("select encode(address_sealed, 'escape') from promotion_entry where id = ?", made))
                .doesNotContain(address);
        assertThat(desk.events(address)).containsExactly("promotion.entered");
        String person = desk.person(address).value();
        for (String table : List.of("sign_up", "reader", "subscription")) {
            assertThat(desk.values("select id::text from " + table + " where person = ?", person))
                    .as(table)
                    .isEmpty();
        }
    }

    @Test
    void onePersonEntersOnceHoweverTheAddressIsSpelled() {
        String id = stand.opened();
        String name = "reader-" + UUID.randomUUID();

        List<String> answers = Stream.of(
                        name + "@example.jp", name.toUpperCase(Locale.ROOT) + "@example.jp", name + "+2@example.jp")
                .map(address -> {
                    var answer = stand.enter(id, stand.entry(address));
                    return answer.statusCode() + answer.asString();
                })
                .distinct()
                .toList();

        assertThat(answers).hasSize(1);
        assertThat(desk.value("select count(*)::text from promotion_entry where promotion = ?", UUID.fromString(id)))
                .isEqualTo("1");
        assertThat(desk.mails(stand.entryOf(id, name + "@example.jp"))).hasSizeBetween(1, 3);
    }

    @Test
    void aRepeatedCommandHasOneEffect() {
        String id = stand.opened();
        String address = Desk.address();
        String key = UUID.randomUUID().toString();

        for (int i = 0; i < 2; i++) {
            given().contentType(ContentType.JSON)
                    .header("Idempotency-Key", key)
                    .body(stand.entry(address))
                    .post("/v1/promotions/" + id + "/entries")
                    .then()
                    .statusCode(202);
        }

        assertThat(desk.mails(stand.entryOf(id, address))).hasSize(1);
    }

    @Test
    void beforeTheOpeningAfterTheCloseAndUnderOldRulesNothingIsTaken() {
        String early = stand.published();
        stand.enter(early, stand.entry(Desk.address()))
                .then()
                .statusCode(409)
                .body("type", is("/problems/promotion-not-open"));
        String late = stand.opened();
        stand.passWindow(late);
        stand.enter(late, stand.entry(Desk.address()))
                .then()
                .statusCode(409)
                .body("type", is("/problems/promotion-not-open"));
        String open = stand.opened();
        Map<String, Object> old = stand.entry(Desk.address());
        old.put("rules", 2);
        stand.enter(open, old).then().statusCode(409).body("type", is("/problems/rules-changed"));
        stand.enter(stand.written(stand.draft()), stand.entry(Desk.address()))
                .then()
                .statusCode(404);
        stand.enter(UUID.randomUUID().toString(), stand.entry(Desk.address()))
                .then()
                .statusCode(404);
    }

    @Test
    void theGateOfSignUpsIsTheGateOfEntries() {
        String id = stand.opened();
        Map<String, Object> young = stand.entry(Desk.address());
        young.put("age", "UNDER_SIXTEEN");
        stand.enter(id, young).then().statusCode(422).body("type", is("/problems/too-young"));
        Map<String, Object> ageless = stand.entry(Desk.address());
        ageless.remove("age");
        stand.enter(id, ageless).then().statusCode(400).body("errors[0].field", is("age"));
        Map<String, Object> unseen = stand.entry(Desk.address());
        unseen.put("notice", Map.of("revision", 1, "hash", "sha256-another"));
        stand.enter(id, unseen).then().statusCode(409).body("type", is("/problems/notice-changed"));
        stand.enter(id, stand.entry("no address")).then().statusCode(400).body("errors[0].field", is("address"));
        Map<String, Object> more = stand.entry(Desk.address());
        more.put("topics", List.of());
        stand.enter(id, more).then().statusCode(400);
        assertThat(desk.value("select count(*)::text from promotion_entry where promotion = ?", UUID.fromString(id)))
                .isEqualTo("0");
    }

    @Test
    void theLinkShowsTheEntryAndTakesItBack() {
        String id = stand.opened();
        String address = Desk.address();
        stand.enter(id, stand.entry(address)).then().statusCode(202);
        UUID entry = stand.entryOf(id, address);
        Map<String, Object> link = Map.of("token", stand.token(LinkPurpose.ENTRY, entry));

        desk.post("/v1/promotion-entries/lookups", link)
                .then()
                .statusCode(200)
                .body("promotion", is(id))
                .body("ticket", is(stand.token(LinkPurpose.TICKET, entry)))
                .body("inclusion", nullValue());
        desk.post("/v1/promotion-entries/withdrawals", Map.of("token", stand.token(LinkPurpose.TICKET, entry)))
                .then()
                .statusCode(404);
        desk.post("/v1/promotion-entries/withdrawals", link).then().statusCode(204);
        desk.post("/v1/promotion-entries/withdrawals", link).then().statusCode(404);
        desk.post("/v1/promotion-entries/lookups", link).then().statusCode(404);

        assertThat(desk.values("select id::text from promotion_entry where id = ?", entry))
                .isEmpty();
        assertThat(desk.events(address)).containsExactly("promotion.entered", "promotion.entry-ended");
        assertThat(wanted(entry, address)).isFalse();
    }

    @Test
    void theReceiptSaysWhatItProvesAndNothingElse() {
        String id = stand.opened();
        String address = Desk.address();
        stand.enter(id, stand.entry(address)).then().statusCode(202);
        UUID entry = stand.entryOf(id, address);

        Draft draft = QuarkusTransaction.requiringNew()
                .call(() -> letter().write(mail(entry, address)))
                .orElseThrow();

        assertThat(draft.subject()).isEqualTo("青葉計器：「秋の計器くじ」のご応募を受け付けました");
        for (String part : List.of(draft.text(), draft.html())) {
            assertThat(part)
                    .contains(
                            stand.token(LinkPurpose.TICKET, entry),
                            "/ja/entry/" + stand.token(LinkPurpose.ENTRY, entry))
                    .contains("/ja/promotions/" + id, "配信の申し込みになることはありません", "desk@aoba.example.jp")
                    .doesNotContain("{title", "{time", "{number", "NOT_FOUND", address);
        }
        assertThat(wanted(entry, address)).isTrue();
    }

    private boolean wanted(UUID entry, String address) {
        return QuarkusTransaction.requiringNew().call(() -> letter().stillWanted(mail(entry, address)));
    }

    private Letter letter() {
        return letters.stream()
                .filter(l -> l.kind() == MailKind.ENTRY_RECEIPT)
                .findFirst()
                .orElseThrow();
    }

    private Assignment mail(UUID entry, String address) {
        Holder holder = new Holder(desk.person(address), 1);
        return new Assignment(
                UUID.randomUUID(), MailKind.ENTRY_RECEIPT, entry, null, Desk.COMPANY, holder, Locale.JAPANESE);
    }
}
