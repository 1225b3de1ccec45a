package io.madoguchi.subscription.reask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One mail to who reached the age limit, and what its button does (E14). */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class ReAskTest {

    private static final LocalDate UNTIL = LocalDate.now(ZoneOffset.UTC).plusMonths(3);

    @Inject
    Desk desk;

    @Inject
    Links links;

    @Inject
    @All
    List<Letter> letters;

    @Test
    void oneMailForEachQuestionAndNoneToWhomMailDoesNotOrMustNotReach() {
        String reader = subscriber();
        String stopped = subscriber();
        desk.post("/v1/unsubscriptions", Map.of("company", Desk.COMPANY, "address", stopped));
        String bounced = subscriber();
        desk.change(
                "update delivery set state = 'REJECTED', reason = 'rcpt 550 5.1.1', lease_until = null where person = ?",
                person(bounced));
        String elsewhere = subscriber();

        due(reader, Desk.COMPANY, UNTIL);
        due(reader, Desk.COMPANY, UNTIL);
        due(stopped, Desk.COMPANY, UNTIL);
        due(bounced, Desk.COMPANY, UNTIL);
        due(elsewhere, "aoba-print", UNTIL);
        due(Desk.address(), Desk.COMPANY, UNTIL);

        assertThat(mails(reader)).isEqualTo(1);
        assertThat(mails(stopped)).isZero();
        assertThat(mails(bounced)).isZero();
        assertThat(mails(elsewhere)).isZero();
    }

    @Test
    void onlyTheButtonAnswersAndOnceAndNotAfterTheLastDay() {
        String reader = subscriber();
        due(reader, Desk.COMPANY, UNTIL);
        String token = token(reader);

        desk.post("/v1/re-asks/lookups", Map.of("token", token))
                .then()
                .statusCode(200)
                .body("state", is("OPEN"))
                .body("company", is(Desk.COMPANY));
        assertThat(desk.events(reader)).doesNotContain("person.reconfirmed");
        for (int i = 0; i < 2; i++) {
            desk.post("/v1/re-asks", Map.of("token", token))
                    .then()
                    .statusCode(200)
                    .body("state", is("CONFIRMED"));
        }
        assertThat(desk.events(reader)).filteredOn("person.reconfirmed"::equals).hasSize(1);

        String late = subscriber();
        due(late, Desk.COMPANY, LocalDate.now(ZoneOffset.UTC).minusDays(1));
        desk.post("/v1/re-asks", Map.of("token", token(late)))
                .then()
                .statusCode(410)
                .body("type", is("/problems/link-expired"));
        assertThat(desk.events(late)).doesNotContain("person.reconfirmed");
        assertThat(letter().stillWanted(mail(late))).isFalse();
        desk.post("/v1/re-asks", Map.of("token", "no-such-token")).then().statusCode(404);
        desk.post("/v1/re-asks", Map.of("token", desk.unsubscribeToken(reader)))
                .then()
                .statusCode(404);
        desk.post("/v1/re-asks", Map.of()).then().statusCode(400);
    }

    @Test
    void theMailSaysWhatItIsAboutAndStaysInIfItsReaderLeaves() {
        String reader = subscriber();
        due(reader, Desk.COMPANY, LocalDate.of(2031, 10, 1));

        Draft draft = QuarkusTransaction.requiringNew()
                .call(() -> letter().write(mail(reader)))
                .orElseThrow();

        assertThat(draft.subject()).isEqualTo("青葉計器：これからはご本人にお選びいただきます");
        for (String part : List.of(draft.text(), draft.html())) {
            assertThat(part)
                    .contains("計器だより", "2031年10月1日", "自分の意思で続ける")
                    .contains("/ja/own-name/" + token(reader), "/ja/policy/aoba", "desk@aoba.example.jp")
                    .doesNotContain("{day", "{company", "NOT_FOUND", "<img");
        }
        assertThat(wanted(reader)).isTrue();
        desk.post("/v1/unsubscriptions", Map.of("company", Desk.COMPANY, "address", reader));
        assertThat(wanted(reader)).isFalse();
        assertThat(QuarkusTransaction.requiringNew().call(() -> letter().write(mail(reader))))
                .isEmpty();
    }

    private boolean wanted(String address) {
        return QuarkusTransaction.requiringNew().call(() -> letter().stillWanted(mail(address)));
    }

    private Letter letter() {
        return letters.stream()
                .filter(l -> l.kind() == MailKind.RE_ASK)
                .findFirst()
                .orElseThrow();
    }

    private Assignment mail(String address) {
        Holder holder = new Holder(desk.person(address), 1);
        return new Assignment(Ids.next(), MailKind.RE_ASK, id(address), null, Desk.COMPANY, holder, Locale.JAPANESE);
    }

    private String token(String address) {
        return links.token(LinkPurpose.RE_ASK, id(address));
    }

    private UUID id(String address) {
        return UUID.fromString(desk.value("select id::text from re_ask where person = ?", person(address)));
    }

    private String subscriber() {
        String address = Desk.address();
        desk.change("delete from rate_bucket");
        desk.subscribe(desk.offer(), address);
        desk.change("delete from rate_bucket");
        return address;
    }

    private String person(String address) {
        return desk.person(address).value();
    }

    private void due(String address, String company, LocalDate until) {
        desk.tell(
                "madoguchi.persons",
                "person.re-ask-due",
                person(address),
                1,
                Map.of("person", person(address), "company", company, "until", until.toString()));
    }

    private int mails(String address) {
        return desk.values("select id::text from delivery where kind = 'RE_ASK' and person = ?", person(address))
                .size();
    }
}
