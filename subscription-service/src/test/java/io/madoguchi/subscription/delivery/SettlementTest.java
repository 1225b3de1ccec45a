package io.madoguchi.subscription.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.madoguchi.persons.Holder;
import io.madoguchi.persons.PersonRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SettlementTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final List<Duration> LADDER =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(30));

    @Test
    void aMailThatIsPutOffClimbsTheLadder() {
        Outcome busy =
                Outcome.of(DeliveryState.DEFERRED, Stage.RCPT, "relay:25", SmtpReply.of(451, List.of("4.7.1 later")));

        assertThat(waits(busy, 0, 1, 2, 3, 99)).containsExactly("PT5M", "PT15M", "PT30M", "PT30M", "PT30M");
    }

    @Test
    void aBrokenLineIsTriedAgainAtOnceAndThenMoreAndMoreSeldom() {
        Outcome broken = Outcome.broken(DeliveryState.DEFERRED, Stage.MAIL, "relay:25", "connection closed");

        assertThat(waits(broken, 0, 1, 2, 5, 10, 99))
                .containsExactly("PT1S", "PT2S", "PT4S", "PT32S", "PT17M4S", "PT30M");
    }

    @Test
    void noMailIsTriedPastItsTime() {
        Outcome broken = Outcome.broken(DeliveryState.DEFERRED, Stage.MAIL, "relay:25", "connection closed");

        assertThat(Settlement.of(broken, claimed(0, NOW.plusMillis(500)), LADDER, NOW)
                        .state())
                .isEqualTo(DeliveryState.EXPIRED);
    }

    private static List<String> waits(Outcome outcome, Integer... attempts) {
        return List.of(attempts).stream()
                .map(made -> Settlement.of(outcome, claimed(made, NOW.plus(Duration.ofDays(3))), LADDER, NOW))
                .map(settlement -> Duration.between(NOW, settlement.nextAt()).toString())
                .toList();
    }

    private static Claimed claimed(int attempts, Instant expiresAt) {
        Holder person = new Holder(new PersonRef("1." + "A".repeat(43)), 1);
        Assignment mail = new Assignment(
                UUID.randomUUID(), MailKind.WELCOME, UUID.randomUUID(), null, "aoba", person, Locale.JAPANESE);
        return new Claimed(mail, attempts, expiresAt);
    }
}
