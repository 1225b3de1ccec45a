package io.madoguchi.subscription.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.madoguchi.testing.ServiceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceResource.class)
class WorkersTest extends Sending {

    @Test
    void theyCarryWhatIsQueuedOnceEach() throws Exception {
        List<UUID> mails = queued(60);
        Workers workers = workers();

        workers.begin();
        await().until(() ->
                values("select 1 from delivery where state <> 'ACCEPTED'").isEmpty());
        mails.addAll(queued(5));
        await().until(() ->
                values("select 1 from delivery where state <> 'ACCEPTED'").isEmpty());
        workers.end();

        assertThat(relay.messages).hasSize(mails.size());
        assertThat(relay.messages.stream().map(WorkersTest::identity).distinct())
                .hasSize(mails.size());
        assertThat(relay.commands.stream().filter(c -> c.startsWith("EHLO")))
                .as("connections")
                .hasSizeLessThan(15);
    }

    @Test
    void aRelayThatIsAwayCostsNobodyAnAttempt() throws Exception {
        relay.answer("GREETING", "421 4.3.2 not now");
        UUID mail = queue();
        Workers workers = workers();

        workers.begin();
        await().until(() -> !relay.greeted.isEmpty());
        assertThat(state(mail)).isIn("PLANNED", "LEASED");
        relay.answer("GREETING", "220 again");
        await().until(() -> state(mail).equals("ACCEPTED"));
        workers.end();

        assertThat(value("select attempts from delivery where id = ?", mail)).isEqualTo("1");
    }

    @Test
    void theOneThatEndsGivesBackWhatItHasNotStarted() throws Exception {
        queued(40);
        interruption = step -> {
            if (step == Step.WRITTEN) {
                pause(20);
            }
        };
        Workers workers = workers();
        workers.begin();
        await().until(() -> relay.messages.size() >= 2);

        workers.end();

        assertThat(values("select distinct state from delivery order by state")).containsExactly("ACCEPTED", "PLANNED");
        assertThat(values("select 1 from delivery where state = 'ACCEPTED'")).hasSize(relay.messages.size());
    }

    private List<UUID> queued(int number) {
        List<UUID> mails = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            mails.add(queue());
        }
        return mails;
    }

    private Workers workers() {
        return new Workers(
                ledger,
                housekeeping,
                courier(),
                SmtpConnectionTest.connector(relay.config()),
                stationery,
                config,
                clock);
    }

    private static String identity(String message) {
        int start = message.indexOf("Message-ID: ");
        return message.substring(start, message.indexOf("\r\n", start));
    }
}
