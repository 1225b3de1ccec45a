package io.madoguchi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.acceptance.house.Clause;
import io.madoguchi.acceptance.house.House;
import io.madoguchi.acceptance.house.InTheHouse;
import io.madoguchi.acceptance.house.Mail;
import io.madoguchi.acceptance.house.Reader;
import io.madoguchi.acceptance.house.SendingDesk;
import io.madoguchi.acceptance.house.Topic;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A relay of somebody else's gets readers' addresses only under a written commitment; until then mails wait. */
@InTheHouse
class E9RelayIT {

    private final House house;
    private final SendingDesk sending;

    E9RelayIT(House house) {
        this.house = house;
        this.sending = new SendingDesk(house);
    }

    @Test
    @Clause("E9")
    void mailsWaitForTheCommitmentOfTheRelayAndAreNotLost() {
        String vendor = sending.vendor();
        String identity = sending.identity("news@aoba.example.jp", vendor);
        Topic topic = house.registrar("aoba").openTopic();
        sending.use(topic, identity);
        Reader reader = Reader.subscribed(house, topic, "ja");
        String tester = "tester-" + UUID.randomUUID().toString().substring(0, 8) + "@example.jp";
        sending.test(identity, tester);
        assertThat(house.mailbox().of(tester)).hasSize(1);

        String first = "bound-" + mark();
        house.newsroom().awaitCompleted(house.newsroom().send(topic.id(), first));
        Mail mail = reader.issue(first);
        assertThat(mail.only("From")).endsWith("<news@aoba.example.jp>");
        assertThat(mail.only("Message-ID")).endsWith("@aoba.example.jp>");

        sending.end(vendor);
        sending.awaitIdentity(identity, "WITHOUT_COMMITMENT");
        String second = "unbound-" + mark();
        String held = house.newsroom().send(topic.id(), second);
        sending.awaitStanding(held, "WITHOUT_COMMITMENT");
        nothingCame(reader, second, held);

        sending.renew(vendor);
        house.newsroom().awaitCompleted(held);
        assertThat(reader.issue(second).subject()).contains(second);
    }

    @Test
    void anIdentityWhoseSettingsChangedIsTestedBeforeItCarriesAnIssue() {
        String identity = sending.identity("letters@aoba.example.jp", null);
        Topic topic = house.registrar("aoba").openTopic();
        sending.use(topic, identity);
        Reader reader = Reader.subscribed(house, topic, "en");
        sending.test(identity, "tester@example.jp");
        sending.readdress(identity, "journal@aoba.example.jp");
        sending.awaitIdentity(identity, "UNTESTED");

        String mark = "untested-" + mark();
        String held = house.newsroom().send(topic.id(), mark);
        sending.awaitStanding(held, "UNTESTED");
        nothingCame(reader, mark, held);

        sending.test(identity, "tester@example.jp");
        house.newsroom().awaitCompleted(held);
        assertThat(reader.issue(mark).only("From")).contains("Aoba Instruments News", "<journal@aoba.example.jp>");
    }

    private void nothingCame(Reader reader, String mark, String issue) {
        house.letMailsPass();
        assertThat(house.mailbox().of(reader.address()))
                .noneMatch(mail -> mail.subject().contains(mark));
        Awaitility.await().untilAsserted(() -> {
            Map<String, Integer> counts = house.newsroom().look(issue).path("counts");
            assertThat(counts.get("open")).as("planned, and waiting").isEqualTo(1);
            assertThat(house.newsroom().look(issue).<String>path("state")).isEqualTo("SENDING");
        });
    }

    private static String mark() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
