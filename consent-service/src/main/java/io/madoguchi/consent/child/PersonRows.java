package io.madoguchi.consent.child;

import io.madoguchi.consent.ledger.Ledger;
import io.madoguchi.persons.Holder;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.persons.RetentionClass;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Deletes every row that stands under a reference, wherever the catalogue knows a column for it: a table that another
 * feature adds tomorrow is emptied too, without anybody having to remember it here.
 */
@ApplicationScoped
class PersonRows {

    /** Depth in the graph of foreign keys: what refers goes before what is referred to. */
    private static final String COLUMNS = """
            with recursive depth(name, level) as (
              select c.oid, 0 from pg_class c join pg_namespace n on n.oid = c.relnamespace
               where n.nspname = current_schema() and c.relkind in ('r', 'p') and not c.relispartition
              union
              select f.conrelid, d.level + 1 from depth d
               join pg_constraint f on f.confrelid = d.name and f.contype = 'f' and f.conrelid <> f.confrelid
               where d.level < 20)
            select c.relname, a.attname, max(d.level) as level
              from depth d join pg_class c on c.oid = d.name
              join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
              join pg_type t on t.oid = a.atttypid
             where t.typname in ('varchar', 'text') and (a.attname in ('person', 'guardian', 'child')
                   or (c.relname = 'person' and a.attname = 'ref'))
               and c.relname not in ('child_removal', 'outbox_event', 'outbox_key')
             group by 1, 2 order by level desc, 1, 2
            """;

    private static final Set<RetentionClass> ALL = EnumSet.allOf(RetentionClass.class);

    private final DataSource database;
    private final Ledger ledger;
    private final PersonKeys keys;

    PersonRows(DataSource database, Ledger ledger, PersonKeys keys) {
        this.database = database;
        this.ledger = ledger;
        this.keys = keys;
    }

    private record Column(String table, String name) {}

    /** How many rows went, by table. The entries of the ledger lose the person and stay as commitments. */
    @Transactional(Transactional.TxType.MANDATORY)
    Map<String, Long> delete(PersonRef person) {
        Map<String, Long> gone = new LinkedHashMap<>();
        try (Connection connection = database.getConnection()) {
            try (Statement erasing = connection.createStatement()) {
                // the guard of the append-only tables lets this transaction through, and no other
                erasing.execute("select set_config('madoguchi.erasing', 'on', true)");
            }
            for (Column column : columns(connection)) {
                if (column.table().equals("ledger_entry")) {
                    continue;
                }
                long rows = change(
                        connection, "delete from " + column.table() + " where " + column.name() + " = ?", person);
                if (rows > 0) {
                    gone.merge(column.table(), rows, Long::sum);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The rows of a person could not be removed.", e);
        }
        long emptied = ledger.forget(new Holder(person, Integer.MAX_VALUE), ALL);
        if (emptied > 0) {
            gone.put("ledger_entry", emptied);
        }
        keys.destroy(person);
        return gone;
    }

    /** How many rows still stand under the reference. */
    @Transactional(Transactional.TxType.MANDATORY)
    long remaining(PersonRef person) {
        long left = 0;
        try (Connection connection = database.getConnection()) {
            for (Column column : columns(connection)) {
                try (PreparedStatement count = connection.prepareStatement(
                        "select count(*) from " + column.table() + " where " + column.name() + " = ?")) {
                    count.setString(1, person.value());
                    try (ResultSet found = count.executeQuery()) {
                        found.next();
                        left += found.getLong(1);
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The rows of a person could not be counted.", e);
        }
        return left;
    }

    /** What left through the outbox under this reference; false while some of it is still on its way. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean forgetSent(PersonRef person, String removal) {
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement waiting = connection.prepareStatement(
                    "select 1 from outbox_event where sent_at is null and key in (?, ?) limit 1")) {
                waiting.setString(1, person.value());
                waiting.setString(2, removal);
                if (waiting.executeQuery().next()) {
                    return false;
                }
            }
            change(connection, "delete from outbox_event where key = ?", person);
            change(connection, "delete from outbox_key where key = ?", person);
            try (PreparedStatement task = connection.prepareStatement("delete from outbox_event where key = ?")) {
                task.setString(1, removal);
                task.executeUpdate();
            }
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("The events of a person could not be forgotten.", e);
        }
    }

    private static long change(Connection connection, String sql, PersonRef person) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, person.value());
            return statement.executeUpdate();
        }
    }

    private static List<Column> columns(Connection connection) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet found = select.executeQuery(COLUMNS)) {
            while (found.next()) {
                columns.add(new Column(found.getString(1), found.getString(2)));
            }
        }
        return columns;
    }
}
