package io.madoguchi.persons;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The table of keys in its own database. Plain JDBC, each call a transaction of its own: a key must be committed before the
 * first ciphertext, whatever becomes of the business transaction around it.
 */
@Singleton
class KeyTable {

    private static final String COLUMNS = "id, person, generation, retention_class, kek_version, wrapped,"
            + " touched_at < now() - interval '1 hour' as touched_long_ago";

    private final DataSource dataSource;

    KeyTable(@io.quarkus.agroal.DataSource("keys") DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Which key: a person's, in a generation, for a class. */
    record Slot(Holder holder, RetentionClass retention) {

        /** Unambiguous: neither a reference nor a number nor a class holds the separator. */
        String binding() {
            return holder.person().value() + '|' + holder.generation() + '|' + retention.name();
        }
    }

    /** A row; without a wrapped key it is the tombstone of a destroyed one. */
    record Row(long id, Slot slot, @Nullable Integer kekVersion, byte @Nullable [] wrapped, boolean touchedLongAgo) {}

    Optional<Row> find(Slot slot) {
        String sql =
                "select " + COLUMNS + " from person_key where person = ? and generation = ? and retention_class = ?";
        return with(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                bind(select, slot);
                List<Row> rows = rows(select);
                return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
            }
        });
    }

    List<Row> findAll(Collection<Holder> holders, RetentionClass retention) {
        String sql = "select " + COLUMNS + " from person_key"
                + " join unnest(?::text[], ?::int[]) as wanted (p, g) on person = p and generation = g"
                + " where retention_class = ? and wrapped is not null";
        return with(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                Object[] persons = holders.stream().map(h -> h.person().value()).toArray();
                Object[] generations = holders.stream().map(Holder::generation).toArray();
                select.setArray(1, connection.createArrayOf("text", persons));
                select.setArray(2, connection.createArrayOf("int4", generations));
                select.setString(3, retention.name());
                return rows(select);
            }
        });
    }

    /** Inserts a key unless there is one, or the generation has ended. Of two at the same time one wins, both then read it. */
    void insertIfAbsent(Slot slot, int kekVersion, byte[] wrapped) {
        String sql = "insert into person_key (person, generation, retention_class, kek_version, wrapped)"
                + " select ?, ?, ?, ?, ? where not exists (select from person_key"
                + " where person = ? and generation = ? and wrapped is null) on conflict do nothing";
        inTransaction(connection -> {
            lock(connection, slot.holder().person());
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                bind(insert, slot);
                insert.setInt(4, kekVersion);
                insert.setBytes(5, wrapped);
                insert.setString(6, slot.holder().person().value());
                insert.setInt(7, slot.holder().generation());
                return insert.executeUpdate();
            }
        });
    }

    /** Notes that the key is about to seal, so that the sweep of orphans leaves it; false when it is gone. */
    boolean touch(long id) {
        return with(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "update person_key set touched_at = now() where id = ? and wrapped is not null")) {
                update.setLong(1, id);
                return update.executeUpdate() == 1;
            }
        });
    }

    /** The generation new data belongs to: the last one, or the next when any key of the last was destroyed. */
    int currentGeneration(PersonRef person) {
        String sql = "select generation + case when bool_or(wrapped is null) then 1 else 0 end"
                + " from person_key where person = ? group by generation order by generation desc limit 1";
        return with(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, person.value());
                try (ResultSet found = select.executeQuery()) {
                    return found.next() ? found.getInt(1) : 1;
                }
            }
        });
    }

    Destruction destroy(Holder holder, Set<RetentionClass> classes) {
        String sql =
                "insert into person_key (person, generation, retention_class, destroyed_at) values (?, ?, ?, now())"
                        + " on conflict (person, generation, retention_class) do update set wrapped = null, kek_version = null,"
                        + " destroyed_at = coalesce(person_key.destroyed_at, now())";
        return inTransaction(connection -> {
            lock(connection, holder.person());
            try (PreparedStatement destroy = connection.prepareStatement(sql)) {
                // a class that had no key gets its tombstone too: nobody can open one in this generation any more
                for (RetentionClass retention : EnumSet.copyOf(classes)) {
                    bind(destroy, new Slot(holder, retention));
                    destroy.executeUpdate();
                }
            }
            return state(connection, holder);
        });
    }

    private static Destruction state(Connection connection, Holder holder) throws SQLException {
        Map<RetentionClass, Instant> destroyed = new EnumMap<>(RetentionClass.class);
        Set<RetentionClass> retained = EnumSet.noneOf(RetentionClass.class);
        try (PreparedStatement select = connection.prepareStatement(
                "select retention_class, destroyed_at from person_key where person = ? and generation = ?")) {
            select.setString(1, holder.person().value());
            select.setInt(2, holder.generation());
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    RetentionClass retention = RetentionClass.valueOf(found.getString(1));
                    OffsetDateTime at = found.getObject(2, OffsetDateTime.class);
                    if (at == null) {
                        retained.add(retention);
                    } else {
                        destroyed.put(retention, at.toInstant());
                    }
                }
            }
        }
        return new Destruction(holder, destroyed, retained);
    }

    /** The oldest and the newest live key: if both unwrap, the mounted key-encryption keys are the right ones. */
    List<Row> samples() {
        String live = "(select " + COLUMNS + " from person_key where wrapped is not null order by kek_version ";
        return with(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement(live + ", id limit 1) union all " + live + "desc, id desc limit 1)")) {
                return rows(select);
            }
        });
    }

    List<Row> wrappedByOthers(int kekVersion, int limit) {
        // two ranges instead of <>, which no index answers
        String range = "(select " + COLUMNS + " from person_key where wrapped is not null and kek_version ";
        return with(connection -> {
            try (PreparedStatement select = connection.prepareStatement(range
                    + "< ? order by kek_version limit ?) union all " + range + "> ? order by kek_version limit ?)")) {
                select.setInt(1, kekVersion);
                select.setInt(2, limit);
                select.setInt(3, kekVersion);
                select.setInt(4, limit);
                return rows(select);
            }
        });
    }

    /** Replaces wrapped keys; a row that changed since it was read (destroyed, or wrapped by a colleague) is left alone. */
    int rewrap(List<Row> before, List<byte[]> wrapped, int kekVersion) {
        return inTransaction(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "update person_key set wrapped = ?, kek_version = ? where id = ? and wrapped = ?")) {
                for (int i = 0; i < before.size(); i++) {
                    update.setBytes(1, wrapped.get(i));
                    update.setInt(2, kekVersion);
                    update.setLong(3, before.get(i).id());
                    update.setBytes(4, before.get(i).wrapped());
                    update.addBatch();
                }
                int changed = 0;
                for (int count : update.executeBatch()) {
                    changed += count;
                }
                return changed;
            }
        });
    }

    /** Holders with a live key that has not sealed for so long, in order, after the given row. */
    List<Row> untouchedFor(Duration age, long afterId, int limit) {
        String sql = "select " + COLUMNS + " from person_key where wrapped is not null and id > ?"
                + " and touched_at < now() - ? * interval '1 second' order by id limit ?";
        return with(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setLong(1, afterId);
                select.setLong(2, age.toSeconds());
                select.setInt(3, limit);
                return rows(select);
            }
        });
    }

    /** Removes a key that never sealed anything kept; asks again for the age, since it may have been touched meanwhile. */
    boolean removeUntouched(long id, Duration age) {
        return with(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("delete from person_key where id = ?"
                    + " and wrapped is not null and touched_at < now() - ? * interval '1 second'")) {
                delete.setLong(1, id);
                delete.setLong(2, age.toSeconds());
                return delete.executeUpdate() == 1;
            }
        });
    }

    /** Destroying and making a key of one person never overlap. */
    private static void lock(Connection connection, PersonRef person) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, person.value());
            lock.execute();
        }
    }

    private static void bind(PreparedStatement statement, Slot slot) throws SQLException {
        statement.setString(1, slot.holder().person().value());
        statement.setInt(2, slot.holder().generation());
        statement.setString(3, slot.retention().name());
    }

    private static List<Row> rows(PreparedStatement select) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet found = select.executeQuery()) {
            while (found.next()) {
                Holder holder = new Holder(new PersonRef(found.getString("person")), found.getInt("generation"));
                Slot slot = new Slot(holder, RetentionClass.valueOf(found.getString("retention_class")));
                rows.add(new Row(
                        found.getLong("id"),
                        slot,
                        found.getObject("kek_version", Integer.class),
                        found.getBytes("wrapped"),
                        found.getBoolean("touched_long_ago")));
            }
        }
        return rows;
    }

    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    <T> T with(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The key database did not answer.", e);
        }
    }

    <T> T inTransaction(Work<T> work) {
        return with(connection -> {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } finally {
                // rolls back what was not committed before the connection returns to its pool
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }
}
