package io.madoguchi.events;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Counts what waits, and removes what has served its time, in small steps that hold no lock for long. */
@Singleton
class EventHousekeeping {

    private static final Logger LOG = Logger.getLogger(EventHousekeeping.class);
    private static final int STEP = 1_000;
    private static final int STEPS = 50;

    private final DataSource dataSource;
    private final EventsConfig.Keep keep;
    private final Clock clock;
    private final AtomicLong unsent = new AtomicLong();
    private final AtomicLong dead = new AtomicLong();

    EventHousekeeping(DataSource dataSource, EventsConfig config, Clock clock) {
        this.dataSource = dataSource;
        this.keep = config.keep();
        this.clock = clock;
    }

    void register(@Observes StartupEvent event, MeterRegistry registry) {
        Gauge.builder("madoguchi.outbox.unsent", unsent, AtomicLong::get)
                .description("Events that no broker has acknowledged yet")
                .register(registry);
        Gauge.builder("madoguchi.inbox.dead", dead, AtomicLong::get)
                .description("Records put aside because they are no events")
                .register(registry);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        try (Connection connection = dataSource.getConnection()) {
            unsent.set(count(connection, "select count(*) from outbox_event where sent_at is null"));
            dead.set(count(connection, "select count(*) from dead_event"));
        } catch (SQLException e) {
            LOG.warnf("The events that wait could not be counted: SQL state %s", e.getSQLState());
        }
    }

    @Scheduled(every = "5m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void clean() {
        try {
            remove("outbox_event", "sequence", "sent_at", keep.sent());
            remove("inbox_event", "id", "received_at", keep.received());
            remove("idempotent_command", "id", "created_at", Commands.LIFE);
        } catch (SQLException e) {
            LOG.warnf("Old events could not be removed: SQL state %s", e.getSQLState());
        }
    }

    private void remove(String table, String key, String column, Duration age) throws SQLException {
        // the names are constants above; other replicas take other rows
        String sql = "delete from " + table + " where " + key + " in (select " + key + " from " + table + " where "
                + column + " < ? order by " + column + " limit " + STEP + " for update skip locked)";
        OffsetDateTime before = OffsetDateTime.ofInstant(clock.instant().minus(age), ZoneOffset.UTC);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setObject(1, before);
            int step = 0;
            while (delete.executeUpdate() == STEP && ++step < STEPS) {
                LOG.debugf("More than %d old rows in %s", STEP, table);
            }
        }
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet found = select.executeQuery()) {
            return found.next() ? found.getLong(1) : 0;
        }
    }
}
