package io.madoguchi.subscription.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.madoguchi.subscription.Desk;
import io.madoguchi.testing.ServiceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From a scheduled issue to mails in mailboxes. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class IssueRunTest extends Mailboxes {

    @Test
    void everyActiveReaderGetsTheIssueOnce() throws Exception {
        Desk.Offer offer = desk.offer();
        List<String> readers = readers(offer, 3);
        String id = scheduled(offer);

        run.tick();
        IssueResourceTest.as(AKI)
                .get("/v1/issues/" + id)
                .then()
                .body("state", equalTo("SENDING"))
                .body("counts.planned", equalTo(3))
                .body("counts.open", equalTo(3));
        send();
        run.tick();
        run.tick();

        assertThat(mailsTo(readers)).containsExactlyInAnyOrderElementsOf(readers);
        IssueResourceTest.as(AKI)
                .get("/v1/issues/" + id)
                .then()
                .body("state", equalTo("COMPLETED"))
                .body("counts.accepted", equalTo(3))
                .body("counts.open", equalTo(0));
        IssueResourceTest.as(AKI)
                .get("/v1/issues/" + id + "/deliveries?state=ACCEPTED&limit=2")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].person.length()", equalTo(8));
        assertThat(events(id)).containsExactly("issue.approved", "issue.sending", "issue.completed");
    }

    @Test
    void theMailCarriesItsWaysOut() throws Exception {
        Desk.Offer offer = desk.offer();
        String reader = readers(offer, 1).getFirst();
        scheduled(offer);

        run.tick();
        send();

        MimeMessage mail = received(reader).getFirst();
        String token = desk.unsubscribeToken(reader);
        assertThat(mail.getSubject()).isEqualTo("冬の号");
        assertThat(mail.getFrom()[0].toString()).contains("desk@mail.example.jp");
        assertThat(mail.getHeader("List-Unsubscribe"))
                .containsExactly("<http://localhost:8080/one-click/" + token + ">");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(mail.getHeader("List-Post")).containsExactly("NO");
        assertThat(mail.getHeader("List-Owner")).containsExactly("<mailto:desk@aoba.example.jp>");
        assertThat(mail.getHeader("List-Id")[0]).endsWith(".aoba.lists.example.com>");
        assertThat(mail.getHeader("List-Help")).hasSize(1);
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        String text = (String) parts.getBodyPart(0).getContent();
        assertThat(text.replace("\r\n", "\n"))
                .startsWith("新しい計器は速いです。\n\n-- \n")
                .contains("計器だよりの配信に同意された方")
                .contains("http://localhost:8080/ja/unsubscribe/" + token);
        assertThat((String) parts.getBodyPart(1).getContent())
                .contains("http://localhost:8080/ja/unsubscribe/" + token)
                .contains("http://localhost:8080/ja/choices/")
                .contains("http://localhost:8080/ja/policy/aoba");
    }

    @Test
    void whoLeavesBetweenPlanningAndSendingGetsNothing() {
        Desk.Offer offer = desk.offer();
        List<String> readers = readers(offer, 3);
        String id = scheduled(offer);
        run.tick();

        desk.post("/v1/unsubscriptions/by-link", Map.of("token", desk.unsubscribeToken(readers.get(0))))
                .then()
                .statusCode(200);
        desk.change("update subscription set state = 'PAUSED' where id = ?", desk.subscription(readers.get(1)));
        send();
        run.tick();

        assertThat(mailsTo(readers)).containsExactly(readers.get(2));
        assertThat(desk.values(
                        "select reason from delivery where state = 'SUPPRESSED' and issue = ?::uuid order by reason",
                        id))
                .containsExactly("subscription-ended", "subscription-paused");
        IssueResourceTest.as(AKI)
                .get("/v1/issues/" + id)
                .then()
                .body("state", equalTo("COMPLETED"))
                .body("counts.suppressed", equalTo(2));
    }

    @Test
    void aHeldIssueWaitsAndAStoppedOneEnds() {
        Desk.Offer offer = desk.offer();
        List<String> readers = readers(offer, 2);
        String id = scheduled(offer);
        run.tick();

        IssueResourceTest.post(EMI, id, "hold").statusCode(200).body("state", equalTo("HELD"));
        IssueResourceTest.post(EMI, id, "hold").statusCode(200);
        send();
        assertThat(mailsTo(readers)).isEmpty();
        IssueResourceTest.post(EMI, id, "resume").statusCode(200).body("state", equalTo("SENDING"));
        IssueResourceTest.post(ANA, id, "stop").statusCode(200).body("state", equalTo("STOPPED"));
        IssueResourceTest.post(ANA, id, "stop").statusCode(200);
        send();

        assertThat(mailsTo(readers)).isEmpty();
        IssueResourceTest.as(AKI)
                .get("/v1/issues/" + id)
                .then()
                .body("counts.suppressed", equalTo(2))
                .body("counts.planned", equalTo(2));
        assertThat(events(id)).containsExactly("issue.approved", "issue.sending", "issue.stopped");
    }

    @Test
    void planningThatWasKilledIsTakenUpAgain() {
        Desk.Offer offer = desk.offer();
        readers(offer, 2);
        String id = scheduled(offer);
        // as a process leaves it that died after taking the issue, and once more after all rows were there
        desk.change("update issue set state = 'PLANNING' where id = ?::uuid", id);
        run.tick();
        desk.change("update issue set state = 'PLANNING' where id = ?::uuid", id);
        run.tick();

        IssueResourceTest.as(AKI)
                .get("/v1/issues/" + id)
                .then()
                .body("state", equalTo("SENDING"))
                .body("counts.planned", equalTo(2));
    }

    @Test
    void wordsThatNobodyApprovedDoNotLeave() {
        Desk.Offer offer = desk.offer();
        List<String> readers = readers(offer, 1);
        String id = scheduled(offer);
        desk.change("update issue_variant set body = 'other words' where issue = ?::uuid and locale = 'ja'", id);

        run.tick();
        send();

        assertThat(mailsTo(readers)).isEmpty();
        IssueResourceTest.as(AKI).get("/v1/issues/" + id).then().body("state", equalTo("STOPPED"));
    }
}
