package io.madoguchi.subscription.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.madoguchi.events.Ids;
import io.madoguchi.persons.Holder;
import io.madoguchi.subscription.Desk;
import io.madoguchi.subscription.delivery.Assignment;
import io.madoguchi.subscription.delivery.Draft;
import io.madoguchi.subscription.delivery.Letter;
import io.madoguchi.subscription.delivery.MailKind;
import io.madoguchi.subscription.link.LinkPurpose;
import io.madoguchi.subscription.link.Links;
import io.madoguchi.testing.ServiceResource;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The task to advise people of a changed policy, from its event to its mails, reports and objections (E16). */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class AdviceTest {

    @Inject
    Desk desk;

    @Inject
    Links links;

    @Inject
    AdviceReports reports;

    @Inject
    @All
    List<Letter> letters;

    private final UUID change = Ids.next();

    @Test
    void whoHasLeftIsToldAndWhoIsNotHereOrRefusedMailIsUnreachable() {
        String reader = subscriber();
        String gone = subscriber();
        desk.post("/v1/unsubscriptions", Map.of("company", Desk.COMPANY, "address", gone));
        String bounced = subscriber();
        desk.change(
                "update delivery set state = 'REJECTED', reason = 'rcpt 550 5.1.1', lease_until = null where person = ?",
                person(bounced));
        String stranger = Desk.address();

        announce(person(reader), person(gone), person(bounced), person(stranger));
        announce(person(reader), person(gone), person(bounced), person(stranger));

        assertThat(mails(reader)).isEqualTo(1);
        assertThat(mails(gone)).isEqualTo(1);
        assertThat(mails(bounced)).isZero();
        assertThat(outcomes(reader)).isEmpty();
        assertThat(outcomes(bounced)).isNotEmpty().containsOnly("UNREACHABLE");
        assertThat(outcomes(stranger)).isNotEmpty().containsOnly("UNREACHABLE");
    }

    @Test
    void onlyATakenMailIsReportedAsDeliveredAndEachOnce() {
        Map<String, String> became =
                Map.of("ACCEPTED", "DELIVERED", "UNKNOWN", "FAILED", "EXPIRED", "FAILED", "SUPPRESSED", "UNREACHABLE");
        became.forEach((state, outcome) -> {
            String reader = subscriber();
            announce(person(reader));
            reports.report();
            assertThat(outcomes(reader)).isEmpty();
            desk.change(
                    "update delivery set state = ?, lease_until = null where kind = 'POLICY_CHANGE' and person = ?",
                    state,
                    person(reader));

            reports.report();
            reports.report();

            assertThat(outcomes(reader)).as(state).containsExactly(outcome);
        });
    }

    @Test
    void theLinkShowsAndOnlyTheButtonObjects() {
        String reader = subscriber();
        announce(person(reader));
        UUID advice = UUID.fromString(desk.value("select id::text from advice where person = ?", person(reader)));
        String token = links.token(LinkPurpose.OBJECTION, advice);

        desk.post("/v1/objections/lookups", Map.of("token", token))
                .then()
                .statusCode(200)
                .body("state", is("OPEN"))
                .body("uses[0].en", is("To send you reports"));
        assertThat(desk.events(reader)).doesNotContain("policy-change.objected");
        for (int i = 0; i < 2; i++) {
            desk.post("/v1/objections", Map.of("token", token))
                    .then()
                    .statusCode(200)
                    .body("state", is("OBJECTED"));
        }

        assertThat(desk.events(reader))
                .filteredOn("policy-change.objected"::equals)
                .hasSize(1);
        desk.post("/v1/objections", Map.of("token", "no-such-token"))
                .then()
                .statusCode(404)
                .body("type", is("/problems/unknown-link"));
        desk.post("/v1/objections", Map.of("token", desk.unsubscribeToken(reader)))
                .then()
                .statusCode(404);
        desk.post("/v1/objections", Map.of()).then().statusCode(400);
    }

    /** As consent-service counts: the person's own time, and never before the version is in force. */
    @Test
    void theLinkSaysFromWhenOnTheNewUseMayStart() {
        String reader = subscriber();
        announce(person(reader));
        UUID advice = UUID.fromString(desk.value("select id::text from advice where person = ?", person(reader)));
        Map<String, String> token = Map.of("token", links.token(LinkPurpose.OBJECTION, advice));
        desk.change(
                "update advice set created_at = '2026-11-10T00:00:00Z' where id = cast(? as uuid)", advice.toString());
        desk.post("/v1/objections/lookups", token).then().body("startsNotBefore", is("2026-12-10T00:00:00Z"));

        desk.change(
                "update delivery set state = 'ACCEPTED', lease_until = null, changed_at = '2026-11-12T00:00:00Z'"
                        + " where kind = 'POLICY_CHANGE' and person = ?",
                person(reader));
        desk.post("/v1/objections/lookups", token).then().body("startsNotBefore", is("2026-12-12T00:00:00Z"));
        desk.change(
                "update announced_change set effective_from = '2027-04-01T00:00:00Z' where id = cast(? as uuid)",
                change.toString());
        desk.post("/v1/objections/lookups", token).then().body("startsNotBefore", is("2027-04-01T00:00:00Z"));
        desk.change(
                "update announced_change set by_silence = '{false,false}' where id = cast(? as uuid)",
                change.toString());
        desk.post("/v1/objections/lookups", token).then().statusCode(200).body("startsNotBefore", nullValue());
    }

    @Test
    void theNoticeSaysWhatIsNewWhenAndHowToSayNo() {
        String reader = subscriber();
        announce(person(reader));
        UUID advice = UUID.fromString(desk.value("select id::text from advice where person = ?", person(reader)));
        Holder holder = new Holder(desk.person(reader), 1);
        Assignment mail =
                new Assignment(Ids.next(), MailKind.POLICY_CHANGE, advice, null, Desk.COMPANY, holder, Locale.JAPANESE);
        Letter letter = letters.stream()
                .filter(l -> l.kind() == MailKind.POLICY_CHANGE)
                .findFirst()
                .orElseThrow();

        Draft draft =
                QuarkusTransaction.requiringNew().call(() -> letter.write(mail)).orElseThrow();

        assertThat(draft.subject()).isEqualTo("青葉計器：個人情報保護方針の変更のお知らせ");
        for (String part : List.of(draft.text(), draft.html())) {
            assertThat(part)
                    .contains("報告書をお送りするため", "同意いただいた場合に限ります", "30日後")
                    .contains("/ja/objection/" + links.token(LinkPurpose.OBJECTION, advice))
                    .contains("/ja/policy/aoba", "desk@aoba.example.jp")
                    .doesNotContain("{use", "{time", "{n}", "NOT_FOUND", "<img");
        }
    }

    private String subscriber() {
        String address = Desk.address();
        desk.change("delete from rate_bucket");
        desk.subscribe(desk.offer(), address);
        return address;
    }

    private String person(String address) {
        return desk.person(address).value();
    }

    private void announce(String... people) {
        desk.tell(
                "madoguchi.policies",
                "policy-change.announced",
                change.toString(),
                1,
                Map.of(
                        "change",
                        change,
                        "company",
                        Desk.COMPANY,
                        "policy",
                        UUID.randomUUID(),
                        "version",
                        2,
                        "titles",
                        Map.of("ja", "個人情報保護方針", "en", "Privacy policy"),
                        "effectiveFrom",
                        "2026-12-01T00:00:00Z",
                        "window",
                        "P30D",
                        "uses",
                        List.of(
                                use("報告書をお送りするため", "To send you reports", true),
                                use("保険会社にお渡しするため", "To hand it to an insurer", false)),
                        "part",
                        1,
                        "people",
                        List.of(people)));
    }

    private static Map<String, Object> use(String ja, String en, boolean bySilence) {
        return Map.of("texts", Map.of("ja", ja, "en", en), "startsBySilence", bySilence, "code", "x");
    }

    private int mails(String address) {
        return desk.values("select id::text from delivery where kind = 'POLICY_CHANGE' and person = ?", person(address))
                .size();
    }

    private List<String> outcomes(String address) {
        return desk.values(
                "select data::json ->> 'outcome' from outbox_event where type = 'policy-change.reported' and key = ?"
                        + " order by revision",
                person(address));
    }
}
