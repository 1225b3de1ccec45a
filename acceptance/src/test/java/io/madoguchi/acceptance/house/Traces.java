package io.madoguchi.acceptance.house;

import java.util.List;
import java.util.TreeSet;

/** Where a text stands in a whole database: in any column of any table, whatever it is called. */
public final class Traces {

    private Traces() {}

    /** The names of the tables that hold it. */
    public static List<String> of(Database database, String text) {
        TreeSet<String> places = new TreeSet<>();
        for (var table : database.rows("select table_name from information_schema.tables"
                + " where table_schema = 'public' and table_type = 'BASE TABLE'")) {
            String name = String.valueOf(table.get("table_name"));
            if (database.count("(select cast(t as text) as row from " + name + " t) r where strpos(r.row, ?) > 0", text)
                    > 0) {
                places.add(name);
            }
        }
        return List.copyOf(places);
    }
}
