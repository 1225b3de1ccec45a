package io.madoguchi.subscription.delivery;

import io.madoguchi.subscription.traffic.Decision;
import io.madoguchi.subscription.traffic.Traffic;
import io.madoguchi.subscription.traffic.WarmUpPlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What all senders share about their lanes: the decisions of staff, and how much of a day's first mails is granted. */
@ApplicationScoped
class LaneBoard {

    private final DataSource database;
    private final Traffic traffic;
    private final DeliveryConfig config;

    LaneBoard(DataSource database, Traffic traffic, DeliveryConfig config) {
        this.database = database;
        this.traffic = traffic;
        this.config = config;
    }

    /** Reads the table, and how many senders live. */
    void look() throws SQLException {
        try (Connection connection = database.getConnection()) {
            traffic.learn(decisions(connection), senders(connection));
        }
    }

    private static List<Decision> decisions(Connection connection) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("""
                        select identity, provider, coalesce(paused_until > clock_timestamp(), false), per_second
                        from delivery_lane
                        """);
                ResultSet found = ask.executeQuery()) {
            List<Decision> decisions = new ArrayList<>();
            while (found.next()) {
                decisions.add(new Decision(
                        found.getString(1),
                        found.getString(2),
                        found.getBoolean(3),
                        found.getObject(4, Integer.class)));
            }
            return decisions;
        }
    }

    private int senders(Connection connection) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(
                "select count(*) from delivery_worker where seen_at > clock_timestamp() - ? * interval '1 millisecond'")) {
            ask.setLong(1, config.heartbeat().multipliedBy(5).toMillis());
            try (ResultSet found = ask.executeQuery()) {
                found.next();
                return Math.max(1, found.getInt(1));
            }
        }
    }

    void decide(Decision decision, @Nullable Instant pausedUntil, String by, Instant now) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement write = connection.prepareStatement("""
                        insert into delivery_lane (identity, provider, paused_until, per_second, changed_at, changed_by)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (identity, provider) do update set paused_until = excluded.paused_until,
                            per_second = excluded.per_second, changed_at = excluded.changed_at,
                            changed_by = excluded.changed_by
                        """)) {
            write.setString(1, decision.identity());
            write.setString(2, decision.provider());
            write.setObject(3, pausedUntil == null ? null : pausedUntil.atOffset(ZoneOffset.UTC));
            write.setObject(4, decision.perSecond());
            write.setObject(5, now.atOffset(ZoneOffset.UTC));
            write.setString(6, by);
            write.executeUpdate();
        }
        look();
    }

    /** How many of these may leave today; all of them for an identity that is not warming up. */
    int grant(String identity, int wanted, LocalDate today) throws SQLException {
        try (Connection connection = database.getConnection()) {
            LocalDate started = started(connection, identity);
            if (started == null) {
                return wanted;
            }
            long quota = WarmUpPlan.USUAL.quota(started, today);
            return quota == Long.MAX_VALUE ? wanted : take(connection, identity, wanted, today, quota);
        }
    }

    private static @Nullable LocalDate started(Connection connection, String identity) throws SQLException {
        try (PreparedStatement ask =
                connection.prepareStatement("select started_on from delivery_warm_up where identity = ?")) {
            ask.setString(1, identity);
            try (ResultSet found = ask.executeQuery()) {
                return found.next() ? found.getObject(1, LocalDate.class) : null;
            }
        }
    }

    /** What is granted and then not sent stays granted: too few on such a day is better than too many. */
    private static int take(Connection connection, String identity, int wanted, LocalDate today, long quota)
            throws SQLException {
        try (PreparedStatement open = connection.prepareStatement(
                "insert into delivery_day (identity, day, granted) values (?, ?, 0) on conflict do nothing")) {
            open.setString(1, identity);
            open.setObject(2, today);
            open.executeUpdate();
        }
        try (PreparedStatement take = connection.prepareStatement("""
                update delivery_day d set granted = greatest(d.granted, least(?, d.granted + ?))
                from (select granted from delivery_day where identity = ? and day = ? for update) before
                where d.identity = ? and d.day = ?
                returning d.granted - before.granted
                """)) {
            take.setLong(1, quota);
            take.setInt(2, wanted);
            take.setString(3, identity);
            take.setObject(4, today);
            take.setString(5, identity);
            take.setObject(6, today);
            try (ResultSet found = take.executeQuery()) {
                return found.next() ? Math.max(0, found.getInt(1)) : 0;
            }
        }
    }
}
