package io.madoguchi.events;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the relay does in the outbox, on one connection that holds the lock of the relay. */
final class OutboxTable {

    /** The same in all services: each has a database of its own. */
    private static final long LOCK = 0x6d61_646f_6775_6f75L;

    private final Connection connection;

    OutboxTable(Connection connection) {
        this.connection = connection;
    }

    /** One replica relays; the lock ends with the connection, so a killed one gives way at once. */
    boolean lock() throws SQLException {
        return ask("select pg_try_advisory_lock(?)");
    }

    void unlock() throws SQLException {
        ask("select pg_advisory_unlock(?)");
    }

    private boolean ask(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, LOCK);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    /** Without the connection there is no lock any more. */
    boolean holds() throws SQLException {
        return connection.isValid(2);
    }

    /** By what is unsent, never by a cursor: a row with a lower sequence may be committed later. */
    List<OutboxRow> unsent(int limit) throws SQLException {
        List<OutboxRow> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select sequence, id, topic, key, revision, type, data, created_at from outbox_event"
                        + " where sent_at is null order by sequence limit ?")) {
            select.setInt(1, limit);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(new OutboxRow(
                            found.getLong("sequence"),
                            found.getObject("id", UUID.class),
                            found.getString("topic"),
                            found.getString("key"),
                            found.getLong("revision"),
                            found.getString("type"),
                            found.getString("data"),
                            found.getObject("created_at", OffsetDateTime.class).toInstant()));
                }
            }
        }
        return rows;
    }

    void mark(List<OutboxRow> sent) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update outbox_event set sent_at = now() where sequence = any (?)")) {
            Object[] sequences = sent.stream().map(OutboxRow::sequence).toArray();
            update.setArray(1, connection.createArrayOf("int8", sequences));
            update.executeUpdate();
        }
    }
}
