package io.madoguchi.consent.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The tree in the database: leaves, tiles, checkpoints and the queue, on one connection. */
final class LogTable {

    /** One sequencer at a time; each service has a database of its own. */
    private static final long LOCK = 0x6d61_646f_6c65_6467L;

    private final Connection connection;

    LogTable(Connection connection) {
        this.connection = connection;
    }

    /** An entry that waits for its place. */
    record Waiting(UUID entry, byte[] commitment) {}

    /** How far the tree has grown, and what was promised about it. */
    record Head(String origin, long size, byte[] root) {}

    /** The newest checkpoint, as it is served. */
    record Signed(long size, String note, Instant at) {}

    /** Until the end of the transaction; false when another replica is at it. */
    boolean lock() throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            try (ResultSet answer = lock.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    /** Begins the log under this name, unless it has begun. */
    void begin(String origin) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into log_tree (id, origin, size, root) values (1, ?, 0, ?) on conflict do nothing")) {
            insert.setString(1, origin);
            insert.setBytes(2, Hashes.empty());
            insert.executeUpdate();
        }
    }

    Head head() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select origin, size, root from log_tree");
                ResultSet found = select.executeQuery()) {
            if (!found.next()) {
                throw new IllegalStateException("the log has not begun");
            }
            return new Head(found.getString(1), found.getLong(2), found.getBytes(3));
        }
    }

    List<Waiting> waiting(int limit) throws SQLException {
        List<Waiting> rows = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("select entry, commitment from ledger_pending order by entry limit ?")) {
            select.setInt(1, limit);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(new Waiting(found.getObject(1, UUID.class), found.getBytes(2)));
                }
            }
        }
        return rows;
    }

    void addLeaves(long first, List<Waiting> leaves) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into log_leaf (index, entry, commitment) values (?, ?, ?)")) {
            long index = first;
            for (Waiting leaf : leaves) {
                insert.setLong(1, index++);
                insert.setObject(2, leaf.entry());
                insert.setBytes(3, leaf.commitment());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    void keep(Collection<Tile> tiles) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("insert into log_tile (level, index, hashes)"
                + " values (?, ?, ?) on conflict (level, index) do update set hashes = excluded.hashes")) {
            for (Tile tile : tiles) {
                upsert.setInt(1, tile.place().level());
                upsert.setLong(2, tile.place().index());
                upsert.setBytes(3, tile.hashes());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    void grow(long size, byte[] root) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update log_tree set size = ?, root = ?")) {
            update.setLong(1, size);
            update.setBytes(2, root);
            update.executeUpdate();
        }
    }

    void done(List<Waiting> leaves) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from ledger_pending where entry = any (?)")) {
            Object[] ids = leaves.stream().map(Waiting::entry).toArray();
            delete.setArray(1, connection.createArrayOf("uuid", ids));
            delete.executeUpdate();
        }
    }

    void publish(long size, String note, Instant now) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into log_checkpoint (size, note, signed_at) values (?, ?, ?)")) {
            insert.setLong(1, size);
            insert.setString(2, note);
            insert.setObject(3, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    Optional<Signed> newest() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "select size, note, signed_at from log_checkpoint order by size desc limit 1");
                ResultSet found = select.executeQuery()) {
            return found.next()
                    ? Optional.of(new Signed(
                            found.getLong(1),
                            found.getString(2),
                            found.getObject(3, OffsetDateTime.class).toInstant()))
                    : Optional.empty();
        }
    }

    Optional<Tile> tile(Tile.Place place) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select hashes from log_tile where level = ? and index = ?")) {
            select.setInt(1, place.level());
            select.setLong(2, place.index());
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? Optional.of(new Tile(place, found.getBytes(1))) : Optional.empty();
            }
        }
    }

    OptionalLong indexOf(UUID entry) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select index from log_leaf where entry = ?")) {
            select.setObject(1, entry);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? OptionalLong.of(found.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    List<byte[]> entries(long from, int count) throws SQLException {
        List<byte[]> entries = new ArrayList<>(count);
        try (PreparedStatement select = connection.prepareStatement(
                "select commitment from log_leaf where index >= ? and index < ? order by index")) {
            select.setLong(1, from);
            select.setLong(2, from + count);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    entries.add(found.getBytes(1));
                }
            }
        }
        return entries;
    }
}
