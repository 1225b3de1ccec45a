package io.madoguchi.benchmark;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Fills tables with rows by the million: their indexes and keys are taken away for so long and put back as they were. */
final class Bulk {

    private static final String KEYS = """
            select format('alter table %1$s drop constraint %2$I', conrelid::regclass, conname),
                format('alter table %1$s add constraint %2$I %3$s', conrelid::regclass, conname, pg_get_constraintdef(oid))
            from pg_constraint where conrelid = ?::regclass and contype in ('p', 'u', 'f')
                and not exists (select from pg_constraint r where r.confrelid = pg_constraint.conrelid)
            order by contype desc
            """;
    private static final String INDEXES = """
            select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
            from pg_index where indrelid = ?::regclass
                and not exists (select from pg_constraint where conindid = indexrelid)
            """;

    private final Connection database;

    Bulk(Connection database) throws SQLException {
        this.database = database;
        run("set synchronous_commit = off");
        run("set maintenance_work_mem = '512MB'");
        run("set work_mem = '256MB'");
    }

    void run(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i] instanceof Object[] many ? uuids(many) : values[i]);
            }
            statement.execute();
        }
    }

    /** Runs the insert in one transaction with what it takes from the table and gives back. */
    void fill(String table, String insert, Object... values) throws SQLException {
        List<String> back = new ArrayList<>();
        database.setAutoCommit(false);
        take(INDEXES, table, back);
        take(KEYS, table, back);
        run(insert, values);
        for (String statement : back) {
            run(statement);
        }
        database.commit();
        database.setAutoCommit(true);
    }

    /** What the database would do by itself after a while. */
    void tidy(String... tables) throws SQLException {
        for (String table : tables) {
            run("vacuum analyze " + table);
        }
    }

    private void take(String question, String table, List<String> back) throws SQLException {
        try (PreparedStatement select = database.prepareStatement(question);
                Statement drop = database.createStatement()) {
            select.setString(1, table);
            List<String> drops = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    drops.add(found.getString(1));
                    back.add(found.getString(2));
                }
            }
            for (String statement : drops) {
                drop.execute(statement);
            }
        }
    }

    private Array uuids(Object[] ids) throws SQLException {
        return database.createArrayOf("uuid", ids);
    }
}
