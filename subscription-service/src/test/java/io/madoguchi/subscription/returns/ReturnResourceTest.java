package io.madoguchi.subscription.returns;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.madoguchi.events.Ids;
import io.madoguchi.subscription.Desk;
import io.madoguchi.subscription.delivery.ReturnPaths;
import io.madoguchi.subscription.delivery.ReturnTokens;
import io.madoguchi.testing.ServiceResource;
import io.madoguchi.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What comes back, handed in by HTTP, and what it comes to. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class ReturnResourceTest {

    private static final String RETURNS = "/v1/returns";

    @Inject
    Desk desk;

    @Inject
    ReturnPaths paths;

    @Inject
    ReturnTokens tokens;

    @Inject
    Arrivals arrivals;

    @Inject
    Readings readings;

    /** A reader, and a mail of an issue that was sent to them. */
    private record Sent(
            Desk.Offer offer, String address, String choices, UUID subscription, UUID issue, UUID delivery) {}

    @Test
    void onlyAServiceOrAnOperatorHandsSomethingIn() {
        byte[] mail = Corpus.mail("reply");
        given().contentType("message/rfc822").body(mail).post(RETURNS).then().statusCode(401);
        given().auth()
                .oauth2(Tokens.staff("emi", "editor"))
                .contentType("message/rfc822")
                .body(mail)
                .post(RETURNS)
                .then()
                .statusCode(403);
        given().get(RETURNS).then().statusCode(401);
        as("reader").get(RETURNS).then().statusCode(403);
        handIn().body(new byte[0]).post(RETURNS).then().statusCode(400);
        handIn().queryParam("recipient", "b+forged@returns.example.jp")
                .body(mail)
                .post(RETURNS)
                .then()
                .statusCode(400);
    }

    @Test
    void theSameMailTwiceIsOne() {
        Sent sent = sent();
        byte[] bounce = about(sent, "gmail-policy");

        String first = post(bounce)
                .then()
                .statusCode(202)
                .body("kind", is("SOFT"))
                .extract()
                .path("id");
        String second = post(bounce).then().statusCode(202).extract().path("id");

        assertThat(second).isEqualTo(first);
        assertThat(score(sent)).isEqualTo("0.5");
        assertThat(returned(sent)).isEqualTo("SOFT 5.7.26");
    }

    @Test
    void severalBouncesOfADayAreTheWorstOfThem() {
        Sent sent = sent();

        post(about(sent, "gmail-policy")).then().body("kind", is("SOFT"));
        post(about(sent, "docomo-unknown")).then().body("kind", is("HARD"));
        post(about(sent, "exchange-full")).then().body("kind", is("SOFT"));

        assertThat(score(sent)).isEqualTo("1");
        assertThat(desk.state(sent.subscription())).isEqualTo("ACTIVE");
    }

    @Test
    void whereNobodyIsMailPausesAtOnceAndTheReaderEndsIt() {
        Sent sent = sent();

        post(about(sent, "postfix-unknown-user")).then().body("kind", is("HARD"));

        assertThat(desk.state(sent.subscription())).isEqualTo("PAUSED");
        assertThat(suppressions(sent)).containsExactly("BOUNCE");
        assertThat(desk.events(sent.address())).endsWith("subscription.paused");
        desk.post(
                        "/v1/preferences",
                        Map.of(
                                "token",
                                sent.choices(),
                                "changes",
                                List.of(Map.of("topic", sent.offer().topic(), "state", "ACTIVE"))))
                .then()
                .statusCode(200);
        assertThat(desk.state(sent.subscription())).isEqualTo("ACTIVE");
        assertThat(suppressions(sent)).isEmpty();
        assertThat(desk.values("select person from bounce_score where person = ?", person(sent)))
                .isEmpty();
    }

    @Test
    void aComplaintEndsEverythingAlsoWhereItNamesNobody() {
        for (String name : List.of("arf", "arf-redacted")) {
            Sent sent = sent();
            String token = name.equals("arf") ? tokens.of(sent.delivery()) : paths.leaveToken(sent.subscription());

            handIn().body(Corpus.mail(name, token, sent.address()))
                    .post(RETURNS)
                    .then()
                    .body("kind", is("COMPLAINT"));

            assertThat(desk.state(sent.subscription())).as(name).isEqualTo("ENDED");
            assertThat(desk.value("select end_reason from subscription where id = ?", sent.subscription()))
                    .isEqualTo("COMPLAINT");
            assertThat(suppressions(sent)).as(name).containsExactly("COMPLAINT");
            assertThat(returned(sent)).as(name).isEqualTo("COMPLAINT");
        }
    }

    @Test
    void aMachineThatAnswersCountsForNothing() {
        Sent sent = sent();

        post(about(sent, "vacation")).then().body("kind", is("AUTO_REPLY"));
        post(about(sent, "postfix-delayed")).then().body("kind", is("DELAYED"));

        assertThat(desk.values("select person from bounce_score where person = ?", person(sent)))
                .isEmpty();
        assertThat(desk.state(sent.subscription())).isEqualTo("ACTIVE");
    }

    @Test
    void whoWritesToTheAddressThatLeavesHasLeft() {
        Sent sent = sent();
        var leaving = new ReturnMail.Arrival(
                ReturnMail.Door.SMTP,
                new Address(Address.Kind.UNSUBSCRIBE, sent.subscription()),
                false,
                bytes("Subject: unsubscribe " + sent.address() + "\r\n\r\n"));
        var gone = new ReturnMail.Arrival(
                ReturnMail.Door.SMTP, new Address(Address.Kind.UNSUBSCRIBE, Ids.next()), false, bytes("\r\n"));

        assertThat(arrivals.take(leaving)).isNotNull();
        assertThat(arrivals.take(gone)).as("whether it was known is not said").isNotNull();

        assertThat(desk.value("select end_reason from subscription where id = ?", sent.subscription()))
                .isEqualTo("MAIL");
        assertThat(desk.events(sent.address())).endsWith("subscription.ended");
    }

    @Test
    void aReportSettlesWhatWasNotKnown() {
        Sent lost = sent();
        Sent arrived = sent();
        for (Sent each : List.of(lost, arrived)) {
            desk.change("update delivery set state = 'UNKNOWN' where id = ?", each.delivery());
        }

        post(about(lost, "docomo-unknown")).then().body("kind", is("HARD"));
        post(about(arrived, "postfix-delayed")).then().body("kind", is("DELAYED"));

        assertThat(stateOf(lost)).isEqualTo("REJECTED");
        assertThat(stateOf(arrived)).isEqualTo("ACCEPTED");
    }

    @Test
    void tooManyComplaintsHoldTheIssueOnceAndSayWhy() {
        Sent first = sent();
        desk.change("update issue set state = 'SENDING' where id = ?", first.issue());
        mail(first.issue(), Ids.next(), first.address(), "PLANNED");
        post(about(first, "arf")).then().body("kind", is("COMPLAINT"));
        assertThat(tripped(first)).isEqualTo("SENDING COMPLAINTS_RISE");

        for (int i = 0; i < 2; i++) {
            post(about(more(first), "arf")).then().body("kind", is("COMPLAINT"));
        }

        assertThat(tripped(first)).isEqualTo("HELD COMPLAINTS");
        assertThat(desk.value("select state from delivery_gate where issue = ?", first.issue()))
                .isEqualTo("HELD");
        as("editor")
                .queryParam("issue", first.issue())
                .get(RETURNS + "/counts")
                .then()
                .body("complaints", is(3))
                .body("tripped", is("COMPLAINTS"));
        as("editor")
                .body("")
                .post("/v1/issues/" + first.issue() + "/resume")
                .then()
                .statusCode(200);
        post(about(more(first), "arf")).then().body("kind", is("COMPLAINT"));
        assertThat(tripped(first)).as("whoever resumed it has decided").isEqualTo("SENDING COMPLAINTS");
    }

    @Test
    void whatIsNotUnderstoodIsListedWithWordsAndWithoutAddresses() {
        String stray = handIn().body(bytes("Subject: " + UUID.randomUUID() + "\r\n\r\nWrite to a.b@example.jp."))
                .post(RETURNS)
                .then()
                .body("kind", is("UNPARSED"))
                .extract()
                .path("id");
        String event = desk.value("select id::text from return_event where mail = ?", UUID.fromString(stray));

        as("editor").get(RETURNS + "/" + event).then().statusCode(404);
        as("editor").get(RETURNS + "?limit=200").then().body("items.id", not(hasItem(event)));
        as("operator").get(RETURNS + "/" + event).then().statusCode(200).body("text", is("Write to [address]"));
        as("operator").get(RETURNS + "?kind=UNPARSED&limit=200").then().body("items.id", hasItem(event));
        as("operator").get(RETURNS + "?kind=NONSENSE").then().statusCode(400);
        as("operator").get(RETURNS + "/" + Ids.next()).then().statusCode(404);
        assertThat(as("operator").get(RETURNS + "?limit=200").asString()).doesNotContain("@");
    }

    @Test
    void anotherCompanysReturnsAreNotThere() {
        Sent sent = sent();
        post(about(sent, "gmail-policy")).then().statusCode(202);
        String event = desk.value("select id::text from return_event where delivery = ?", sent.delivery());
        RequestSpecification stranger = given().auth().oauth2(Tokens.staffOf(List.of("elsewhere"), "eva", "editor"));

        as("editor")
                .get(RETURNS + "/" + event)
                .then()
                .statusCode(200)
                .body("contact", is("FINE"))
                .body("text", nullValue())
                .body("issue", notNullValue());
        stranger.get(RETURNS + "/" + event).then().statusCode(404);
        stranger.get(RETURNS + "?issue=" + sent.issue()).then().body("items.size()", is(0));
        stranger.get(RETURNS + "/counts?issue=" + sent.issue()).then().statusCode(404);
    }

    @Test
    void aFaultOfOursIsTriedAgainAndTheBytesGoInTheEnd() {
        Sent sent = sent();
        Address address = new Address(Address.Kind.BOUNCE, sent.delivery());
        arrivals.take(new ReturnMail.Arrival(ReturnMail.Door.SMTP, address, true, about(sent, "gmail-policy")));
        desk.change("delete from return_event where delivery = ?", sent.delivery());
        desk.change("delete from bounce_score where person = ?", person(sent));
        desk.change("update return_mail set read_at = null where person = ?", person(sent));

        readings.tick();

        assertThat(score(sent)).isEqualTo("0.5");
        desk.change(
                "update return_mail set received_at = received_at - interval '31 days' where person = ?", person(sent));
        readings.tick();
        assertThat(desk.values(
                        "select id::text from return_mail where person = ? and sealed is not null", person(sent)))
                .isEmpty();
    }

    private Sent sent() {
        Desk.Offer offer = desk.offer();
        UUID issue = Ids.next();
        desk.change(
                "insert into issue (id, company, topic, number, state, author, hands, approver, content_hash,"
                        + " scheduled_at, created_at, version)"
                        + " values (?, 'aoba', ?, 1, 'COMPLETED', 'emi', '{emi}', 'ana', 'hash', now(), now(), 0)",
                issue,
                offer.topic());
        return sent(offer, issue);
    }

    private Sent more(Sent first) {
        return sent(first.offer(), first.issue());
    }

    private Sent sent(Desk.Offer offer, UUID issue) {
        String address = Desk.address();
        String choices = desk.subscribe(offer, address);
        UUID subscription = desk.subscription(address);
        return new Sent(offer, address, choices, subscription, issue, mail(issue, subscription, address, "ACCEPTED"));
    }

    /** In the ledger, and far from being sent. */
    private UUID mail(UUID issue, UUID subject, String address, String state) {
        UUID delivery = Ids.next();
        desk.change(
                "insert into delivery (id, kind, issue, subject, company, person, generation, locale, state, lane,"
                        + " attempts, next_at, expires_at, created_at, changed_at)"
                        + " values (?, 'ISSUE', ?, ?, 'aoba', ?, 1, 'ja', ?, 'ISSUE', 1, now() + interval '1 day',"
                        + " now() + interval '2 days', now(), now())",
                delivery,
                issue,
                subject,
                desk.person(address).value(),
                state);
        return delivery;
    }

    private byte[] about(Sent sent, String name) {
        return Corpus.mail(name, tokens.of(sent.delivery()), sent.address());
    }

    private static Response post(byte[] mail) {
        return handIn().body(mail).post(RETURNS);
    }

    private static RequestSpecification handIn() {
        return given().auth().oauth2(Tokens.service("relay")).contentType("message/rfc822");
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.staff("somebody", role)).contentType("application/json");
    }

    private String person(Sent sent) {
        return desk.person(sent.address()).value();
    }

    private String score(Sent sent) {
        return desk.value("select score::text from bounce_score where person = ?", person(sent));
    }

    private String returned(Sent sent) {
        return desk.value("select returned from delivery where id = ?", sent.delivery());
    }

    private String stateOf(Sent sent) {
        return desk.value("select state from delivery where id = ?", sent.delivery());
    }

    private String tripped(Sent sent) {
        return desk.value("select state || ' ' || tripped from issue where id = ?", sent.issue());
    }

    private List<String> suppressions(Sent sent) {
        return desk.values(
                "select x.reason from suppression x join reader r on r.address_index = x.mac and r.company = x.company"
                        + " where r.person = ?",
                person(sent));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
