package io.madoguchi.subscription.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.madoguchi.testing.ServiceResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@WithTestResource(ServiceResource.class)
class CourierTest extends Sending {

    @Test
    void aMailIsSentOnceAndSettled() throws Exception {
        UUID mail = queue();

        round();
        round();

        assertThat(state(mail)).isEqualTo("ACCEPTED");
        assertThat(relay.messages).hasSize(1);
        assertThat(relay.messages.getFirst())
                .contains("Message-ID: " + value("select message_id from delivery where id = ?", mail))
                .contains("Auto-Submitted: auto-generated");
        assertThat(value("select stage || code || enhanced from delivery_attempt where delivery = ?", mail))
                .isEqualTo("DOT2502.0.0");
    }

    /** Killed at each step, restarted, and sent to the end: none lost, none doubled, the unknown ones listed. */
    @ParameterizedTest
    @EnumSource(Step.class)
    void aKilledSenderLosesAndDoublesNothing(Step last) throws Exception {
        UUID victim = queue();
        interruption = step -> {
            if (step == last) {
                throw new Killed();
            }
        };
        assertThatThrownBy(this::round).isInstanceOf(Killed.class);
        interruption = step -> {};
        UUID after = queue();

        workerIsGone();
        housekeeping.recover(clock.instant());
        round();
        round();

        String state = state(victim);
        long received = relay.messages.stream()
                .filter(m -> m.contains(identity(victim)))
                .count();
        switch (last) {
            case WRITTEN, SETTLED -> {
                assertThat(state)
                        .as(() -> values("select concat_ws(' ', stage, code, text) from delivery_attempt")
                                .toString())
                        .isEqualTo("ACCEPTED");
                assertThat(received).isEqualTo(1);
            }
            // on the wire: it may have arrived, so it is listed and not repeated
            case WIRED, MAIL_WRITTEN, MAIL_ANSWERED, RCPT_ANSWERED, DATA_ANSWERED, BODY_WRITTEN -> {
                assertThat(state).isEqualTo("UNKNOWN");
                assertThat(received).isZero();
            }
            case DOT_WRITTEN, DOT_ANSWERED -> {
                assertThat(state).isEqualTo("UNKNOWN");
                assertThat(received).isLessThanOrEqualTo(1);
            }
        }
        assertThat(state(after)).isEqualTo("ACCEPTED");
        assertThat(values("select id::text from delivery where state not in ('ACCEPTED', 'UNKNOWN')"))
                .isEmpty();
    }

    @Test
    void aRelayThatHangsUpAfterTheDotLeavesItUnknown() throws Exception {
        UUID mail = queue();
        relay.answer("DOT", Relay.DROP);

        round();
        relay.answer("DOT", "250 2.0.0 queued");
        round();

        assertThat(state(mail)).isEqualTo("UNKNOWN");
        assertThat(relay.messages).hasSize(1);
    }

    @Test
    void aDeferredMailIsTriedAgainWithTheSameIdentity() throws Exception {
        UUID mail = queue();
        relay.answer("DOT", "451 4.3.0 later, haru@example.jp");

        round();
        assertThat(state(mail)).isEqualTo("DEFERRED");
        assertThat(value("select text from delivery_attempt where delivery = ?", mail))
                .isEqualTo("later, [address]");
        String first = value("select message_id from delivery where id = ?", mail);
        round();
        assertThat(relay.messages).as("not before its time").hasSize(1);
        change("update delivery set next_at = now() - interval '1 second' where id = ?", mail);
        relay.answer("DOT", "250 2.0.0 queued");
        round();

        assertThat(state(mail)).isEqualTo("ACCEPTED");
        assertThat(value("select message_id from delivery where id = ?", mail)).isEqualTo(first);
        assertThat(value("select attempts from delivery where id = ?", mail)).isEqualTo("2");
    }

    @Test
    void aRefusedReaderIsRejected() throws Exception {
        UUID mail = queue();
        relay.answer("RCPT", "550 5.1.1 no such user");

        round();

        assertThat(state(mail)).isEqualTo("REJECTED");
        assertThat(value("select reason from delivery where id = ?", mail)).isEqualTo("rcpt 550 5.1.1");
    }

    @Test
    void whatIsNoLongerWantedDoesNotStart() throws Exception {
        UUID mail = queue();
        wanted = false;

        round();

        assertThat(state(mail)).isEqualTo("SUPPRESSED");
        assertThat(relay.commands).noneMatch(command -> command.startsWith("MAIL"));
    }

    @Test
    void aCheckOfLongAgoDoesNotCount() throws Exception {
        UUID mail = queue();
        interruption = step -> {
            if (step == Step.WIRED) {
                pause(config.barrier().toMillis() + 100);
            }
        };

        round();
        assertThat(state(mail)).isEqualTo("PLANNED");
        assertThat(relay.commands).noneMatch(command -> command.startsWith("MAIL"));
        interruption = step -> {};
        round();

        assertThat(state(mail)).isEqualTo("ACCEPTED");
    }

    @Test
    void aLateReplyCorrectsWhatWasGivenUp() throws Exception {
        UUID mail = queue();
        interruption = step -> {
            if (step == Step.DOT_WRITTEN) {
                change("update delivery set lease_until = now() - interval '1 second' where id = ?", mail);
                housekeeping.recover(clock.instant());
                assertThat(state(mail)).isEqualTo("UNKNOWN");
            }
        };

        round();

        assertThat(state(mail)).isEqualTo("ACCEPTED");
    }

    @Test
    void aMailPastItsTimeExpires() {
        UUID mail = queue();
        change("update delivery set expires_at = now() - interval '1 second' where id = ?", mail);

        assertThat(ledger.claim(Lane.SERVICE, 10, clock.instant())).isEmpty();
        housekeeping.tidy(clock.instant());

        assertThat(state(mail)).isEqualTo("EXPIRED");
    }

    @Test
    void onlyOneOfTwoWorkersGetsARow() {
        queue();

        assertThat(ledger.claim(Lane.SERVICE, 10, clock.instant())).hasSize(1);
        assertThat(ledger.claim(Lane.SERVICE, 10, clock.instant())).isEmpty();
    }
}
