package io.madoguchi.subscription.signup;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class RateLimitsTest {

    private static EmbeddedPostgres postgres;

    @BeforeContainer
    static void start() throws Exception {
        postgres = EmbeddedPostgres.start();
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table rate_bucket (bucket bytea primary key, hits integer not null,"
                    + " ends timestamptz not null)");
        }
    }

    @AfterContainer
    static void stop() throws Exception {
        postgres.close();
    }

    /** Hits at any moments: never more than allowed in one window, and whoever waits as told is let in. */
    @Property(tries = 60)
    void aWindowLetsInWhatItAllowsAndThenAsksForTheRestOfIt(
            @ForAll @Size(min = 1, max = 25) List<@IntRange(max = 90) Integer> pauses,
            @ForAll @IntRange(min = 1, max = 4) int allowed) {
        Duration window = Duration.ofSeconds(100);
        Limit limit = new Limit("test", UUID.randomUUID().toString(), allowed, window);
        Instant now = Instant.parse("2026-11-22T00:00:00Z");
        Instant ends = now;
        int inWindow = 0;
        for (int pause : pauses) {
            now = now.plusSeconds(pause);
            if (!now.isBefore(ends)) {
                ends = now.plus(window);
                inWindow = 0;
            }
            inWindow++;
            Optional<Duration> expected =
                    inWindow <= allowed ? Optional.empty() : Optional.of(Duration.between(now, ends));
            assertThat(at(now).hit(List.of(limit))).isEqualTo(expected);
        }
        assertThat(at(ends).hit(List.of(limit))).isEmpty();
    }

    @Property(tries = 10)
    void bucketsCountApartAndTheLongestWaitIsTold(@ForAll @IntRange(min = 1, max = 50) int seconds) {
        String id = UUID.randomUUID().toString();
        Limit shorter = new Limit("shorter", id, 1, Duration.ofSeconds(seconds));
        Limit longer = new Limit("longer", id, 1, Duration.ofSeconds(seconds + 1));
        RateLimits limits = at(Instant.parse("2026-11-22T00:00:00Z"));

        assertThat(limits.hit(List.of(shorter, longer, shorter))).isEmpty();
        assertThat(limits.hit(List.of(longer, shorter))).contains(longer.window());
    }

    private static RateLimits at(Instant now) {
        return new RateLimits(
                postgres.getPostgresDatabase(),
                (field, value) -> (field + '|' + value).getBytes(StandardCharsets.UTF_8),
                Clock.fixed(now, ZoneOffset.UTC));
    }
}
