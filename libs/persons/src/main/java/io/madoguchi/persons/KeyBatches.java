package io.madoguchi.persons;

import io.madoguchi.persons.KeyTable.Row;
import io.madoguchi.persons.KeyTable.Slot;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@link KeyTable} does for one person, for a batch of them in one statement each. */
@Singleton
class KeyBatches {

    private final KeyTable table;

    KeyBatches(KeyTable table) {
        this.table = table;
    }

    /**
     * Inserts many keys at once, each by the rule of {@link KeyTable#insertIfAbsent}; those that won come back with their ids. The
     * others have a key already, or an ended generation.
     */
    Map<Slot, Long> insertAllIfAbsent(List<Slot> slots, int kekVersion, List<byte[]> wrapped) {
        String sql = "insert into person_key (person, generation, retention_class, kek_version, wrapped)"
                + " select p, g, ?, ?, w from unnest(?::text[], ?::int[], ?::bytea[]) as f (p, g, w)"
                + " where not exists (select from person_key k"
                + " where k.person = p and k.generation = g and k.wrapped is null)"
                + " on conflict do nothing returning id, person, generation";
        RetentionClass retention = slots.getFirst().retention();
        return table.inTransaction(connection -> {
            lockAll(connection, slots);
            Map<Slot, Long> made = new HashMap<>();
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                insert.setString(1, retention.name());
                insert.setInt(2, kekVersion);
                insert.setArray(3, connection.createArrayOf("text", persons(slots)));
                insert.setArray(4, connection.createArrayOf("int4", generations(slots)));
                insert.setArray(5, connection.createArrayOf("bytea", wrapped.toArray(byte[][]::new)));
                try (ResultSet rows = insert.executeQuery()) {
                    while (rows.next()) {
                        Holder holder = new Holder(new PersonRef(rows.getString(2)), rows.getInt(3));
                        made.put(new Slot(holder, retention), rows.getLong(1));
                    }
                }
            }
            return made;
        });
    }

    /**
     * As {@link KeyTable#touch} for many, of which only those that were not touched for long are written; the answer leaves out
     * whose key is gone.
     */
    List<Row> touchAll(List<Row> rows) {
        Object[] ids = rows.stream().filter(Row::touchedLongAgo).map(Row::id).toArray();
        if (ids.length == 0) {
            return rows;
        }
        Set<Long> touched = table.with(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "update person_key set touched_at = now() where id = any (?) and wrapped is not null returning id")) {
                update.setArray(1, connection.createArrayOf("int8", ids));
                Set<Long> found = new HashSet<>();
                try (ResultSet answer = update.executeQuery()) {
                    while (answer.next()) {
                        found.add(answer.getLong(1));
                    }
                }
                return found;
            }
        });
        return rows.stream()
                .filter(row -> !row.touchedLongAgo() || touched.contains(row.id()))
                .toList();
    }

    private static Object[] persons(List<Slot> slots) {
        return slots.stream().map(slot -> slot.holder().person().value()).toArray();
    }

    private static Object[] generations(List<Slot> slots) {
        return slots.stream().map(slot -> slot.holder().generation()).toArray();
    }

    /** {@link KeyTable#currentGeneration} of many; who has no key yet is in the first and not in the answer. */
    Map<PersonRef, Integer> currentGenerations(Collection<PersonRef> persons) {
        String sql = "select distinct on (person) person,"
                + " generation + case when bool_or(wrapped is null) then 1 else 0 end"
                + " from person_key where person = any (?) group by person, generation"
                + " order by person, generation desc";
        return table.with(connection -> {
            Map<PersonRef, Integer> found = new HashMap<>();
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                Object[] wanted = persons.stream().map(PersonRef::value).toArray();
                select.setArray(1, connection.createArrayOf("text", wanted));
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.put(new PersonRef(rows.getString(1)), rows.getInt(2));
                    }
                }
            }
            return found;
        });
    }

    /** As for one, for many, always in one order. */
    private static void lockAll(Connection connection, List<Slot> slots) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(p, 0))"
                + " from (select distinct p collate \"C\" as p from unnest(?::text[]) p order by 1) ordered")) {
            lock.setArray(1, connection.createArrayOf("text", persons(slots)));
            lock.execute();
        }
    }
}
