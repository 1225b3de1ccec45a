package io.madoguchi.subscription.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.madoguchi.events.Ids;
import io.madoguchi.subscription.journal.Journal;
import io.madoguchi.subscription.journal.Sync;
import io.madoguchi.testing.ServiceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Leases of issues: what is killed, frozen, lost or stopped half-way. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class RoundTest extends LeaseSending {

    @Test
    void aLeaseIsSentOnceAndSettledWhole() throws Exception {
        List<UUID> mails = planned(50);

        send();
        send();

        assertThat(states(mails)).containsOnly("ACCEPTED");
        assertThat(relay.messages).hasSize(50);
        assertThat(relay.messages.stream().map(RoundTest::messageId).distinct()).hasSize(50);
        assertThat(values(
                        "select 1 from delivery_attempt a join delivery d on d.id = a.delivery where d.issue = ?",
                        issue))
                .hasSize(50);
        assertThat(value("select count(*) from delivery_lease where ended_at is null"))
                .isEqualTo("0");
    }

    /** Killed at each step of its second mail and started again on the same volume. */
    @ParameterizedTest
    @EnumSource(Step.class)
    void aKilledSenderFindsItsJournal(Step last) throws Exception {
        List<UUID> mails = planned(5);
        int[] mail = {0};
        interruption = step -> {
            if (step == last && ++mail[0] == 2) {
                throw new Killed();
            }
        };
        assertThatThrownBy(this::send).isInstanceOf(Killed.class);
        interruption = step -> {};
        abandonJournals();

        new JournalRecovery(batches, config, clock).recover();
        List<UUID> unknown =
                mails.stream().filter(each -> state(each).equals("UNKNOWN")).toList();
        send();

        assertThat(unknown).as("at most one per connection").hasSizeLessThanOrEqualTo(1);
        boolean doubt = switch (last) {
            // the intent is written as the step after the body: before it nothing is in doubt
            case WRITTEN, WIRED, MAIL_WRITTEN, MAIL_ANSWERED, RCPT_ANSWERED, DATA_ANSWERED, SETTLED -> false;
            case BODY_WRITTEN, DOT_WRITTEN, DOT_ANSWERED -> true;
        };
        assertThat(unknown.isEmpty()).isEqualTo(!doubt);
        assertThat(states(mails)).containsAnyOf("ACCEPTED").doesNotContain("LEASED", "PLANNED", "ON_WIRE");
        Map<String, Integer> received = new HashMap<>();
        relay.messages.forEach(message -> received.merge(messageId(message), 1, Integer::sum));
        assertThat(received.values()).as("none doubled").containsOnly(1);
        assertThat(relay.messages.size()).as("none lost").isGreaterThanOrEqualTo(mails.size() - unknown.size());
        assertThat(journalFiles()).hasSizeLessThanOrEqualTo(1);
    }

    /** The volume is gone: what had been marked as on the wire is UNKNOWN, all of it, and nothing is planned again. */
    @Test
    void withoutItsJournalTheLeaseIsUnknown() throws Exception {
        List<UUID> mails = planned(5);
        interruption = step -> {
            if (step == Step.MAIL_ANSWERED) {
                throw new Killed();
            }
        };
        assertThatThrownBy(this::send).isInstanceOf(Killed.class);
        interruption = step -> {};
        abandonJournals();
        for (Path file : journalFiles()) {
            Files.delete(file);
        }

        new JournalRecovery(batches, config, clock).recover();
        housekeeping.recoverLeases(clock.instant());
        assertThat(states(mails)).as("its volume may still come").containsOnly("LEASED");
        change("update delivery_lease set until = now() - interval '1 day'");
        housekeeping.recoverLeases(clock.instant());
        send();

        assertThat(states(mails)).containsOnly("UNKNOWN");
        assertThat(values("select distinct reason from delivery where issue = ?", issue))
                .containsExactly("journal-missing");
        assertThat(relay.messages).isEmpty();
    }

    @Test
    void aLeaseThatWasNeverOnTheWireGoesBack() throws Exception {
        List<UUID> mails = planned(5);
        assertThat(batches.claim(10, List.of(), clock.instant())).isPresent();
        change("update delivery_lease set until = now() - interval '1 second'");

        housekeeping.recoverLeases(clock.instant());
        send();

        assertThat(states(mails)).containsOnly("ACCEPTED");
    }

    /** Two senders, one of which stands still beyond its lease, wakes up and goes on. */
    @Test
    void aFrozenSenderDoesNotGoOnWithALostLease() throws Exception {
        List<UUID> mails = planned(80);
        boolean[] frozen = {false};
        interruption = step -> {
            if (step == Step.SETTLED && !frozen[0]) {
                frozen[0] = true;
                change("update delivery_lease set until = now() - interval '1 day'");
                housekeeping.recoverLeases(clock.instant());
                assertThat(states(mails)).contains("UNKNOWN");
                pause(config.barrier().toMillis() + 50);
            }
        };

        send();
        assertThat(relay.messages).as("what it had not begun it left").hasSize(1);
        assertThat(states(mails)).as("and said so itself").containsOnly("ACCEPTED", "PLANNED");
        interruption = step -> {};
        // on a busy machine a lease may be over before all of it is sent: what it has not begun goes back
        while (states(mails).contains("PLANNED")) {
            send();
        }

        assertThat(states(mails)).containsOnly("ACCEPTED");
        assertThat(relay.messages).hasSize(80);
    }

    @Test
    void twoSendersShareWithoutDoubling() throws Exception {
        List<UUID> mails = planned(200);
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            senders.add(Thread.ofPlatform().start(() -> {
                try {
                    for (int round = 0; round < 20; round++) {
                        sendSome(17);
                    }
                } catch (SQLException | IOException e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        for (Thread sender : senders) {
            sender.join();
        }

        assertThat(states(mails)).containsOnly("ACCEPTED");
        assertThat(relay.messages).hasSize(200);
    }

    @Test
    void whatIsNoLongerWantedDoesNotStart() throws Exception {
        List<UUID> mails = planned(3);
        unwanted.add(UUID.fromString(value("select subject::text from delivery where id = ?", mails.get(1))));

        send();

        assertThat(mails.stream().map(this::state)).containsExactly("ACCEPTED", "SUPPRESSED", "ACCEPTED");
        assertThat(relay.messages).hasSize(2);
    }

    @Test
    void aHeldIssueWaitsAndAStoppedOneEnds() throws Exception {
        List<UUID> mails = planned(3);
        interruption = step -> {
            if (step == Step.WRITTEN) {
                change("update delivery_gate set state = 'HELD' where issue = ?", issue);
            }
        };
        send();
        assertThat(states(mails)).containsOnly("PLANNED");
        interruption = step -> {
            if (step == Step.WRITTEN) {
                change("update delivery_gate set state = 'CLOSED' where issue = ?", issue);
            }
        };
        change("update delivery_gate set state = 'OPEN' where issue = ?", issue);
        send();

        assertThat(states(mails)).containsOnly("SUPPRESSED");
        assertThat(relay.messages).isEmpty();
    }

    @Test
    void aCheckOfLongAgoIsAskedAgain() throws Exception {
        List<UUID> mails = planned(3);
        boolean[] slept = {false};
        interruption = step -> {
            if (step == Step.SETTLED && !slept[0]) {
                slept[0] = true;
                unwanted.addAll(subjects(mails));
                pause(config.barrier().toMillis() + 50);
            }
        };

        send();

        assertThat(relay.messages).as("stopped while it slept").hasSize(1);
        assertThat(states(mails)).containsOnly("ACCEPTED", "SUPPRESSED");
    }

    @Test
    void aRelayThatIsTooBusyCostsNobodyAnAttempt() throws Exception {
        List<UUID> mails = planned(2);
        relay.answer("MAIL", "451 4.7.1 too many");

        send();

        assertThat(states(mails)).containsOnly("PLANNED");
        assertThat(values("select distinct attempts::text from delivery where issue = ?", issue))
                .containsExactly("0");
        assertThat(values("select distinct provider from delivery where issue = ?", issue))
                .containsExactly("other");
    }

    /** Another answer to each mail at each step: every row is what the relay knows of it, and none is left over. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261122})
    void whateverTheRelaySaysTheSumStands(long seed) throws Exception {
        Random random = new Random(seed);
        List<UUID> mails = planned(120);
        interruption = step -> {
            if (step == Step.WIRED) {
                relay.answer("MAIL", pick(random, "250 ok", "451 4.7.1 later", Relay.DROP));
                relay.answer("RCPT", pick(random, "250 ok", "450 4.2.1 busy", "550 5.1.1 unknown", Relay.DROP));
                relay.answer("DATA", pick(random, "354 go", "451 4.3.0 later", "554 5.5.1 no"));
                relay.answer("DOT", pick(random, "250 2.0.0 queued", "451 4.3.0 later", "550 5.7.0 no", Relay.DROP));
            }
        };

        send();
        send();

        List<String> states = states(mails);
        assertThat(states)
                .as("seed %s", seed)
                .isSubsetOf("ACCEPTED", "REJECTED", "DEFERRED", "PLANNED", "UNKNOWN")
                .hasSize(120);
        assertThat(values(
                        "select 1 from delivery_attempt a join delivery d on d.id = a.delivery"
                                + " where d.issue = ? and a.stage = 'DOT' and a.code = 250",
                        issue))
                .hasSize((int) states.stream().filter("ACCEPTED"::equals).count());
        assertThat(values(
                        "select 1 from delivery where issue = ? and state = 'UNKNOWN' and reason <> 'dot no-reply'",
                        issue))
                .isEmpty();
        assertThat(relay.messages.stream().map(RoundTest::messageId).distinct())
                .as("none twice")
                .hasSize(relay.messages.size());
    }

    /** Mostly the first. */
    private static String pick(Random random, String... answers) {
        return random.nextInt(3) > 0 ? answers[0] : answers[random.nextInt(answers.length)];
    }

    @Test
    void aStopWaitsForTheCheckOfAnotherSender() throws Exception {
        planned(1);
        Lease lease = batches.claim(1, List.of(), clock.instant()).orElseThrow();
        assertThat(batches.wire(lease)).isTrue();
        change("update delivery_lease set worker = ?", Ids.next());
        long start = System.nanoTime();

        assertThat(barrier.awaitQuiet(person())).isTrue();

        assertThat(System.nanoTime() - start).isBetween(400_000_000L, 1_100_000_000L);
    }

    @Test
    void twoIssuesForOneReaderBothLeave() throws Exception {
        UUID subscription = Ids.next();
        UUID first = planned(subscription);
        issue = Ids.next();
        change("insert into delivery_gate (issue, state, changed_at) values (?, 'OPEN', now())", issue);
        UUID second = planned(subscription);

        send();

        assertThat(states(List.of(first, second))).containsOnly("ACCEPTED");
        assertThat(relay.messages).hasSize(2);
    }

    @Test
    void aJournalOfAnotherDatabaseIsLeftAlone() throws Exception {
        try (Journal foreign = Journal.open(Path.of(config.batches().journal()), Ids.next(), 1, Sync.KERNEL, clock)) {
            foreign.lease(999_999_999);
            foreign.intent(Ids.next(), 999_999_999);
        }

        new JournalRecovery(batches, config, clock).recover();

        assertThat(journalFiles()).hasSize(1);
    }
}
