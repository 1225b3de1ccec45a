package io.madoguchi.acceptance.house;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The far end of a command: the rows of one service's database, only ever read. */
public final class Database {

    private final String url;

    public Database(String url) {
        this.url = url;
    }

    /** The rows of a query, values by column label. */
    public List<Map<String, @Nullable Object>> rows(String sql, Object... values) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        source.setReadOnly(true);
        try (Connection connection = source.getConnection()) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                return read(statement.executeQuery());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public long count(String from, Object... values) {
        Object count =
                rows("select count(*) as n from " + from, values).getFirst().get("n");
        return count instanceof Number number ? number.longValue() : 0;
    }

    /** How many rows every table holds: the same before and after a refused request. */
    public Map<String, Long> census() {
        String each = rows("select string_agg(format('select %L as name, count(*) as n from %I', table_name,"
                        + " table_name), ' union all ') as sql from information_schema.tables"
                        + " where table_schema = 'public' and table_type = 'BASE TABLE'")
                .getFirst()
                .get("sql")
                .toString();
        Map<String, Long> census = new TreeMap<>();
        rows(each).forEach(table -> census.put(table.get("name").toString(), ((Number) table.get("n")).longValue()));
        return census;
    }

    private static List<Map<String, @Nullable Object>> read(ResultSet result) throws SQLException {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        while (result.next()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                row.put(result.getMetaData().getColumnLabel(i), result.getObject(i));
            }
            rows.add(row);
        }
        return rows;
    }
}
