package io.madoguchi.subscription.issue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.madoguchi.subscription.Desk;
import io.madoguchi.subscription.delivery.ConsentView;
import io.madoguchi.subscription.delivery.Sender;
import io.madoguchi.testing.Tokens;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Issues on their way to readers whose mailboxes a test can look into. */
abstract class Mailboxes {

    static final String EMI = Tokens.staff("emi", "editor");
    static final String ANA = Tokens.staff("ana", "approver");
    static final String AKI = Tokens.staff("aki", "auditor");

    @Inject
    Desk desk;

    @Inject
    IssueRun run;

    @Inject
    Sender sender;

    @Inject
    ConsentView view;

    private GreenMail server;

    @BeforeEach
    void start() {
        view.heard();
        desk.change("delete from delivery");
        desk.change("update issue set state = 'STOPPED' where state in ('SCHEDULED', 'PLANNING', 'SENDING')");
        server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    void send() {
        sender.sendAll(server.getSmtp().getPort());
    }

    List<String> readers(Desk.Offer offer, int number) {
        List<String> readers = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            String address = Desk.address();
            desk.subscribe(offer, address);
            readers.add(address);
        }
        desk.change("delete from delivery");
        return readers;
    }

    static String created(Desk.Offer offer) {
        return IssueResourceTest.as(EMI)
                .body(IssueResourceTest.request(offer.topic()))
                .post("/v1/issues")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static String scheduled(Desk.Offer offer) {
        String id = created(offer);
        IssueResourceTest.post(EMI, id, "review").statusCode(200);
        IssueResourceTest.post(ANA, id, "approval").statusCode(200);
        IssueResourceTest.post(EMI, id, "schedule").statusCode(200);
        return id;
    }

    List<String> mailsTo(List<String> readers) {
        List<String> found = new ArrayList<>();
        readers.forEach(reader -> received(reader).forEach(mail -> found.add(reader)));
        return found;
    }

    List<MimeMessage> received(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> isTo(mail, address))
                .toList();
    }

    static boolean isTo(MimeMessage mail, String address) {
        try {
            return mail.getAllRecipients()[0].toString().contains(address);
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    List<String> events(String id) {
        return desk.values(
                "select type from outbox_event where topic = 'madoguchi.issues' and key = ? order by revision", id);
    }
}
