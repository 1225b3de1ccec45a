package io.madoguchi.consent.ledger;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Puts waiting entries into the tree and signs what has become durable: two steps, each one transaction under one lock. Killed
 * at any point, the next run, here or on another replica, goes on from what was committed.
 */
@Singleton
class Sequencer {

    private final DataSource dataSource;
    private final LogKey key;
    private final LedgerConfig config;
    private final Clock clock;

    Sequencer(DataSource dataSource, LogKey key, LedgerConfig config, Clock clock) {
        this.dataSource = dataSource;
        this.key = key;
        this.config = config;
        this.clock = clock;
    }

    /** Refuses another name than the log was begun with: its checkpoints would be those of a second log. */
    void begin() throws SQLException {
        String origin = config.origin();
        inTransaction(log -> {
            log.begin(origin);
            String begun = log.head().origin();
            if (!begun.equals(origin)) {
                throw new IllegalStateException("The log was begun as " + begun + "; it cannot go on as " + origin);
            }
            return true;
        });
    }

    /**
     * One batch.
     *
     * @return how many entries found their place
     */
    int round() throws SQLException {
        int integrated = inTransaction(this::integrate);
        // only what is durable is signed: no two signed heads can ever contradict each other
        inTransaction(this::sign);
        return integrated;
    }

    private int integrate(LogTable log) throws SQLException {
        if (!log.lock()) {
            return 0;
        }
        List<LogTable.Waiting> waiting = log.waiting(config.sequencer().batch());
        if (waiting.isEmpty()) {
            return 0;
        }
        long first = log.head().size();
        TreeGrowth growth = new TreeGrowth(first, place -> stored(log, place));
        waiting.forEach(leaf -> growth.add(leaf.commitment()));
        log.addLeaves(first, waiting);
        log.keep(growth.touched());
        log.grow(growth.size(), growth.root());
        log.done(waiting);
        return waiting.size();
    }

    private boolean sign(LogTable log) throws SQLException {
        Optional<LogTable.Signed> newest = log.newest();
        LogTable.Head head = log.head();
        if ((newest.isPresent() && newest.get().size() == head.size()) || !log.lock()) {
            return false;
        }
        // read again under the lock: another replica may have signed meanwhile
        head = log.head();
        long signed = log.newest().map(LogTable.Signed::size).orElse(-1L);
        if (signed < head.size()) {
            Checkpoint checkpoint = new Checkpoint(head.origin(), head.size(), head.root());
            log.publish(head.size(), key.sign(checkpoint), clock.instant());
        }
        return true;
    }

    private static Optional<Tile> stored(LogTable log, Tile.Place place) {
        try {
            return log.tile(place);
        } catch (SQLException e) {
            throw new IllegalStateException("A tile could not be read.", e);
        }
    }

    @FunctionalInterface
    private interface Step<T> {
        T on(LogTable log) throws SQLException;
    }

    private <T> T inTransaction(Step<T> step) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = step.on(new LogTable(connection));
                connection.commit();
                return result;
            } finally {
                // nothing after a commit; otherwise undoes what was not committed
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
