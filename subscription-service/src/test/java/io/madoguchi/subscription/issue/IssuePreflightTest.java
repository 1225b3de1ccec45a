package io.madoguchi.subscription.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.madoguchi.events.Ids;
import io.madoguchi.subscription.Desk;
import io.madoguchi.testing.ServiceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is checked before an issue goes out, whom it reaches, and what everybody may read afterwards. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class IssuePreflightTest extends Mailboxes {

    @Test
    void whatIsBrokenIsRefusedWithItsPlaceAndKept() {
        Map<String, Object> request = request(
                desk.offer().topic(),
                variant("{reader.name}", "Line\n\n[x](javascript:y) {nobody.knows}"),
                Map.of("subject", "号外", "body", "<p>one\n<b>two</p>", "format", "HTML"));
        String id = created(request);

        IssueResourceTest.post(EMI, id, "review")
                .statusCode(422)
                .body("type", equalTo("/problems/preflight-blocked"))
                .body("errors.message", hasItem(containsString("ja: line 2, column 1: TAG_UNCLOSED")))
                .body("errors.message", hasItem(containsString("en: line 3, column 1: LINK_REFUSED")))
                .body("errors.message", hasItem(containsString("FIELD_UNKNOWN")))
                .body("errors.message", hasItem(containsString("FIELD_WITHOUT_FALLBACK")));

        IssueResourceTest.as(EMI)
                .get("/v1/issues/" + id)
                .then()
                .body("state", equalTo("DRAFT"))
                .body("variants.ja.body", equalTo("<p>one\n<b>two</p>"));
        IssueResourceTest.as(AKI)
                .get("/v1/issues/" + id + "/preflight")
                .then()
                .statusCode(200)
                .body("fit", equalTo(false))
                .body("findings.citation", not(hasItem("")))
                .body("findings.words.ja", not(hasItem("")));
    }

    @Test
    void aMissingLanguageBlocksAndAWarningIsAcceptedByName() {
        UUID topic = desk.offer().topic();
        String half = created(
                Map.of("topic", topic, "variants", Map.of("en", variant("S", "[out](https://other.example.com/)"))));

        IssueResourceTest.post(EMI, half, "review")
                .statusCode(422)
                .body("errors.message", contains(containsString("ja: LANGUAGE_MISSING")));
        IssueResourceTest.as(ANA)
                .body(Map.of("code", "LANGUAGE_MISSING", "locale", "ja"))
                .post("/v1/issues/" + half + "/preflight/acceptances")
                .then()
                .statusCode(400);
        IssueResourceTest.as(ANA)
                .body(Map.of("code", "LINK_LEAVES", "locale", "en"))
                .post("/v1/issues/" + half + "/preflight/acceptances")
                .then()
                .statusCode(200)
                .body("findings.find { it.code == 'LINK_LEAVES' }.acceptedBy", equalTo("ana"))
                .body("findings.find { it.code == 'LINK_LEAVES' }.word", equalTo("https://other.example.com/"));
        IssueResourceTest.as(AKI)
                .body(Map.of("code", "LINK_LEAVES"))
                .post("/v1/issues/" + half + "/preflight/acceptances")
                .then()
                .statusCode(403);
    }

    @Test
    void namesAreFilledInWhereTheyAreHeld() throws Exception {
        Desk.Offer offer = desk.offer();
        List<String> readers = readers(offer, 1);
        String id = created(request(
                offer.topic(),
                variant("For {reader.name ?: 'you'}", "Dear {reader.name ?: 'reader'}, this is {topic.name}."),
                Map.of(
                        "subject",
                        "{reader.name ?: '読者'}様へ",
                        "body",
                        "<p>{reader.name ?: '読者'}様 <a href=\"https://other.example.com/\">先</a></p>",
                        "format",
                        "HTML")));
        goOut(id);

        run.tick();
        leave();

        MimeMessage mail = received(readers.getFirst()).getFirst();
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        String text = (String) parts.getBodyPart(0).getContent();
        String html = (String) parts.getBodyPart(1).getContent();
        assertThat(mail.getSubject()).endsWith("様へ").doesNotContain("madoguchi0word");
        assertThat(text).contains("様 先 (https://other.example.com/) ↗").doesNotContain("madoguchi0word");
        assertThat(html).contains("様 <a href=\"https://other.example.com/\">先").doesNotContain("madoguchi0word");
        assertThat(mail.getHeader("List-Archive")[0]).contains("/ja/topics/" + offer.topic() + "/issues");
    }

    @Test
    void nobodyIsPlannedWhoDidNotAgreeToThePurpose() {
        Random random = new Random(142);
        UUID point = Ids.next();
        UUID mine = Ids.next();
        UUID other = Ids.next();
        desk.company(Desk.COMPANY);
        desk.point(point, mine, 1, Map.of("email", true, "name", false));
        UUID topic = desk.topic(point, mine);
        UUID elsewhere = Ids.next();
        desk.point(elsewhere, other, 1, Map.of("email", true, "name", false));
        UUID second = desk.topic(elsewhere, other);
        Set<UUID> agreed = new TreeSet<>();
        List<String> people = new ArrayList<>();
        int paused = 0;
        for (int i = 0; i < 16; i++) {
            String address = Desk.address();
            people.add(address);
            boolean both = random.nextBoolean();
            desk.subscribe(new Desk.Offer(point, mine, topic), address);
            UUID subscription = UUID.fromString(desk.values(
                            "select s.id::text from subscription s where s.topic = ? order by s.id desc limit 1", topic)
                    .getFirst());
            if (both) {
                desk.change("""
                        insert into subscription (id, reader, person, generation, company, topic, episode, sign_up,
                            locale, state, confirmed_at, unsubscribe_link, version)
                        select gen_random_uuid(), reader, person, generation, company, ?, gen_random_uuid(), sign_up,
                            locale, 'ACTIVE', confirmed_at, sha256(convert_to(id::text, 'UTF8')), 0
                        from subscription where id = ?
                        """, second, subscription);
            }
            if (random.nextInt(4) == 0) {
                desk.change("update subscription set state = 'PAUSED' where id = ?", subscription);
                paused++;
            } else if (both) {
                agreed.add(subscription);
            }
        }
        desk.change("delete from delivery");
        // from now on the purpose is declared where the topic is asked for; nobody agreed to it there
        desk.point(point, other, 2, Map.of("email", true, "name", false));
        Map<String, Object> request = new HashMap<>(IssueResourceTest.request(topic));
        request.put("terms", Map.of("purpose", other));
        String id = created(request);

        IssueResourceTest.as(AKI)
                .get("/v1/issues/" + id + "/preflight")
                .then()
                .statusCode(200)
                .body("audience.readers", equalTo(16))
                .body("audience.planned", equalTo(agreed.size()))
                .body("audience.paused", equalTo(paused))
                .body("audience.purposeNotCovered", equalTo(16 - paused - agreed.size()));
        goOut(id);
        run.tick();

        assertThat(desk.values("select subject::text from delivery where issue = ?::uuid", id))
                .as("planned is agreed")
                .containsExactlyInAnyOrderElementsOf(
                        agreed.stream().map(UUID::toString).toList());
        assertThat(agreed).isNotEmpty();
    }

    @Test
    void aPurposeThatNobodyWasToldOfBlocks() {
        Map<String, Object> request =
                new HashMap<>(IssueResourceTest.request(desk.offer().topic()));
        request.put("terms", Map.of("purpose", UUID.randomUUID()));

        IssueResourceTest.post(EMI, created(request), "review")
                .statusCode(422)
                .body("errors.message", contains(containsString("PURPOSE_NOT_DECLARED")));
    }

    @Test
    void theArchiveShowsNothingBeforeTheFirstMailMayLeave() {
        Desk.Offer offer = desk.offer();
        List<String> readers = readers(offer, 1);
        Map<String, Object> request = new HashMap<>(IssueResourceTest.request(offer.topic()));
        Instant later = Instant.now().plusSeconds(3600);
        request.put("terms", Map.of("embargoUntil", later.toString()));
        String id = created(request);
        approved(id);
        IssueResourceTest.as(EMI)
                .body(Map.of("at", later.minusSeconds(60).toString()))
                .post("/v1/issues/" + id + "/schedule")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("at"));
        IssueResourceTest.post(EMI, id, "schedule").statusCode(200).body("state", equalTo("SCHEDULED"));
        desk.change("update issue set scheduled_at = now() where id = ?::uuid", id);

        run.tick();
        leave();

        assertThat(mailsTo(readers)).isEmpty();
        archive(offer.topic()).body("items", hasSize(0));
        RestAssured.given().get("/v1/archive/" + id).then().statusCode(404);

        String open = created(IssueResourceTest.request(offer.topic()));
        goOut(open);
        archive(offer.topic()).body("items", hasSize(0));
        run.tick();
        archive(offer.topic()).body("items.id", contains(open)).body("items[0].subjects.ja", equalTo("冬の号"));
        leave();
        assertThat(mailsTo(readers)).hasSize(1);
        RestAssured.given()
                .get("/v1/archive/" + open + "?lang=en")
                .then()
                .statusCode(200)
                .body("html", containsString("&lt;script&gt;"))
                .body("html", not(containsString("unsubscribe")));
        RestAssured.given()
                .accept("application/atom+xml")
                .get("/v1/archive/feed?topic=" + offer.topic() + "&lang=ja")
                .then()
                .statusCode(200)
                .body("feed.entry.title", equalTo("冬の号"))
                .body("feed.entry.id", equalTo("urn:uuid:" + open));
    }

    @Test
    void aCorrectionStandsInTheThreadAndARecallTakesTheWordsBack() throws Exception {
        Desk.Offer offer = desk.offer();
        String reader = readers(offer, 1).getFirst();
        String first = created(IssueResourceTest.request(offer.topic()));
        Map<String, Object> request = new HashMap<>(IssueResourceTest.request(offer.topic()));
        request.put("terms", Map.of("corrects", first));
        IssueResourceTest.as(EMI).body(request).post("/v1/issues").then().statusCode(400);
        goOut(first);
        run.tick();
        leave();
        String second = created(request);
        goOut(second);
        run.tick();
        leave();

        List<MimeMessage> mails = received(reader);
        assertThat(mails).hasSize(2);
        assertThat(mails.get(1).getHeader("References"))
                .containsExactly(mails.get(0).getMessageID());
        assertThat(mails.get(1).getHeader("In-Reply-To"))
                .containsExactly(mails.get(0).getMessageID());
        archive(offer.topic())
                .body("items.id", contains(second, first))
                .body("items[1].correctedBy", contains(second))
                .body("items[0].corrects", equalTo(first));

        IssueResourceTest.post(AKI, first, "recall").statusCode(403);
        IssueResourceTest.post(EMI, first, "recall").statusCode(200);
        IssueResourceTest.post(EMI, first, "recall").statusCode(200);
        RestAssured.given()
                .get("/v1/archive/" + first)
                .then()
                .statusCode(200)
                .body("html", equalTo(""))
                .body("issue.recalledAt", not(equalTo(null)));
        IssueResourceTest.post(EMI, created(IssueResourceTest.request(offer.topic())), "recall")
                .statusCode(409);
    }

    @Test
    void archivesOfOtherKindsAndUnknownOnesAreNotThere() {
        RestAssured.given().get("/v1/archive?topic=" + UUID.randomUUID()).then().statusCode(404);
        RestAssured.given().get("/v1/archive").then().statusCode(400);
        RestAssured.given().get("/v1/archive/feed?topic=x").then().statusCode(404);
    }

    /** However slow the machine is, consent-service was heard of a moment ago. */
    private void leave() {
        view.heard();
        send();
    }

    private static ValidatableResponse archive(UUID topic) {
        return RestAssured.given().get("/v1/archive?topic=" + topic).then().statusCode(200);
    }

    private static void approved(String id) {
        IssueResourceTest.post(EMI, id, "review").statusCode(200);
        IssueResourceTest.post(ANA, id, "approval").statusCode(200);
    }

    private static void goOut(String id) {
        approved(id);
        IssueResourceTest.post(EMI, id, "schedule").statusCode(200);
    }

    private static String created(Map<String, Object> request) {
        return IssueResourceTest.as(EMI)
                .body(request)
                .post("/v1/issues")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Map<String, Object> request(UUID topic, Map<String, String> en, Map<String, String> ja) {
        return Map.of("topic", topic, "variants", Map.of("en", en, "ja", ja));
    }

    private static Map<String, String> variant(String subject, String body) {
        return Map.of("subject", subject, "body", body);
    }
}
