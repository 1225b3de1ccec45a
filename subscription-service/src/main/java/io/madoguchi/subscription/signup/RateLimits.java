package io.madoguchi.subscription.signup;

import io.madoguchi.persons.BlindIndex;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Counts hits in PostgreSQL, so that limits hold over all instances and restarts. One statement for all buckets. */
@ApplicationScoped
public class RateLimits {

    /** Rows are touched in the order of their key: two sign-ups never wait for each other in a circle. */
    private static final String COUNT = """
            insert into rate_bucket as b (bucket, hits, ends)
            select bucket, 1, ends from unnest(?::bytea[], ?::timestamptz[]) as n (bucket, ends) order by bucket
            on conflict (bucket) do update set
                hits = case when b.ends <= ?::timestamptz then 1 else least(b.hits + 1, 1000000) end,
                ends = case when b.ends <= ?::timestamptz then excluded.ends else b.ends end
            returning bucket, hits, ends
            """;

    private final DataSource database;
    private final BiFunction<String, String, byte[]> index;
    private final Clock clock;

    @Inject
    RateLimits(DataSource database, BlindIndex index, Clock clock) {
        this(database, index::of, clock);
    }

    RateLimits(DataSource database, BiFunction<String, String, byte[]> index, Clock clock) {
        this.database = database;
        this.index = index;
        this.clock = clock;
    }

    /** Counts one hit on each; the time to wait for the slowest of those that are used up. */
    Optional<Duration> hit(List<Limit> limits) {
        Instant now = clock.instant();
        Map<String, Limit> byBucket = limits.stream()
                .distinct()
                .collect(Collectors.toMap(this::bucket, Function.identity(), (one, same) -> one, TreeMap::new));
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement(COUNT)) {
            count.setArray(1, buckets(connection, byBucket));
            count.setArray(2, ends(connection, byBucket, now));
            count.setTimestamp(3, Timestamp.from(now));
            count.setTimestamp(4, Timestamp.from(now));
            try (ResultSet counted = count.executeQuery()) {
                return longestWait(counted, byBucket, now);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Limits cannot be counted", e);
        }
    }

    private static Optional<Duration> longestWait(ResultSet counted, Map<String, Limit> byBucket, Instant now)
            throws SQLException {
        Optional<Duration> longest = Optional.empty();
        while (counted.next()) {
            Limit limit = byBucket.get(HexFormat.of().formatHex(counted.getBytes(1)));
            if (limit != null && counted.getInt(2) > limit.hits()) {
                Duration wait = Duration.between(now, counted.getTimestamp(3).toInstant());
                longest = longest.filter(known -> known.compareTo(wait) >= 0).or(() -> Optional.of(wait));
            }
        }
        return longest;
    }

    private String bucket(Limit limit) {
        return HexFormat.of().formatHex(index.apply("limit." + limit.scope(), limit.counted()));
    }

    private static Array buckets(Connection connection, Map<String, Limit> byBucket) throws SQLException {
        byte[][] keys = byBucket.keySet().stream().map(HexFormat.of()::parseHex).toArray(byte[][]::new);
        return connection.createArrayOf("bytea", keys);
    }

    private static Array ends(Connection connection, Map<String, Limit> byBucket, Instant now) throws SQLException {
        Timestamp[] ends = byBucket.values().stream()
                .map(limit -> Timestamp.from(now.plus(limit.window())))
                .toArray(Timestamp[]::new);
        return connection.createArrayOf("timestamptz", ends);
    }
}
