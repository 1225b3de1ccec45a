package io.madoguchi.consent.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The signature, against the vector the libraries of Standard Webhooks are tested with; and the pauses between attempts. */
class StandardWebhookTest {

    private static final String SECRET = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void signsAsTheSpecificationDoes() {
        byte[] secret = Base64.getDecoder().decode(SECRET);

        String signature = StandardWebhook.signature(
                List.of(secret), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}");

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assertThat(StandardWebhook.shown(secret)).isEqualTo("whsec_" + SECRET);
    }

    @Test
    void whileSecretsRotateBothSign() {
        String both = StandardWebhook.signature(List.of(new byte[] {1}, new byte[] {2}), "id", 1, "x");

        assertThat(both.split(" ")).hasSize(2).allMatch(s -> s.startsWith("v1,"));
    }

    @Test
    void attemptsGrowSeldomAndEnd() {
        Instant now = Instant.parse("2026-11-22T00:00:00Z");

        assertThat(Backoff.after(1, now)).contains(now.plusSeconds(5));
        for (int i = 2; i <= 11; i++) {
            assertThat(Backoff.after(i, now).orElseThrow())
                    .isAfterOrEqualTo(Backoff.after(i - 1, now).orElseThrow());
        }
        assertThat(Backoff.after(11, now)).contains(now.plus(Duration.ofHours(24)));
        assertThat(Backoff.after(12, now)).isEmpty();
    }
}
