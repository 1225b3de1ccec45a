package io.madoguchi.subscription.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.madoguchi.subscription.Desk;
import io.madoguchi.testing.ServiceResource;
import io.madoguchi.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceResource.class)
class IssueProofTest extends Mailboxes {

    @Test
    void aTestCopyGoesToWhoAskedForIt() throws Exception {
        Desk.Offer offer = desk.offer();
        String id = created(offer);
        String key = UUID.randomUUID().toString();

        for (int i = 0; i < 2; i++) {
            IssueResourceTest.as(EMI)
                    .header("Idempotency-Key", key)
                    .post("/v1/issues/" + id + "/test-sends")
                    .then()
                    .statusCode(202)
                    .body("deliveries", hasSize(2));
        }
        send();

        List<MimeMessage> mails = received("emi@staff.example.com");
        assertThat(mails).hasSize(2);
        List<String> subjects = new ArrayList<>();
        for (MimeMessage mail : mails) {
            subjects.add(mail.getSubject());
        }
        assertThat(subjects).containsExactlyInAnyOrder("【試し送り】冬の号", "[Test] Winter issue");
        assertThat(desk.values("select 1 from delivery where issue = ?::uuid", id))
                .isEmpty();
    }

    @Test
    void unknownOutcomesAreListedForTheCompanyOnly() {
        Desk.Offer offer = desk.offer();
        readers(offer, 1);
        String id = scheduled(offer);
        run.tick();
        desk.change("update delivery set state = 'UNKNOWN' where issue = ?::uuid", id);

        IssueResourceTest.as(AKI)
                .get("/v1/deliveries?state=UNKNOWN")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].issue", equalTo(id))
                .body("items[0].kind", equalTo("ISSUE"));
        IssueResourceTest.as(Tokens.staffOf(List.of("elsewhere"), "eve", "auditor"))
                .get("/v1/deliveries?state=UNKNOWN")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }
}
