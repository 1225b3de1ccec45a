package io.madoguchi.subscription.imports;

import io.madoguchi.persons.PersonRef;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lines of one list about one person each, asked for and written in few statements on one connection. */
final class Batch {

    /** Everything that keeps an address out, and what is there already; the order is that of the question. */
    private static final String ASK = """
            select r.id, r.generation,
              r.stopped_at is not null
                or exists (select from child_tombstone t where t.tombstone = w.tombstone)
                or exists (select from suppression x
                           where x.company = ? and x.mac = w.mac and x.scope in ('COMPANY', ?)) as kept_out,
              exists (select from subscription s
                      where s.reader = r.id and s.topic = ? and s.state <> 'ENDED') as subscribed,
              exists (select from subscription s
                      where s.reader = r.id and s.topic = ? and s.state = 'ENDED') as has_left
            from unnest(?::bytea[], ?::bytea[]) with ordinality as w (mac, tombstone, place)
            left join reader r on r.company = ? and r.address_index = w.mac
            order by w.place
            """;

    private static final String TAKE_TURNS = "select pg_advisory_xact_lock(hashtextextended(p, 0))"
            + " from (select distinct p collate \"C\" as p from unnest(?::text[]) p order by 1) ordered";

    private Batch() {}

    /** One line with all the names its address has. */
    record One(ImportRow.Subscriber row, PersonRef person, byte[] mac, byte[] tombstone) {}

    /** What is known of one line's person. */
    record Standing(Optional<UUID> reader, int generation, boolean keptOut, boolean subscribed, boolean hasLeft) {}

    /** The same turn as everybody's who decides about one person, for many, always in one order. */
    static void takeTurns(Connection database, List<String> persons) throws SQLException {
        try (PreparedStatement lock = database.prepareStatement(TAKE_TURNS)) {
            lock.setArray(1, database.createArrayOf("text", persons.toArray()));
            lock.execute();
        }
    }

    /** Batches of a company one after the other: a list of hashes names nobody whose turn it could take. */
    static void takeTurn(Connection database, ListImport run) throws SQLException {
        takeTurns(database, List.of("list-import:" + run.company));
    }

    static List<Standing> ask(Connection database, ListImport run, List<One> lines) throws SQLException {
        UUID topic = run.topic;
        try (PreparedStatement ask = database.prepareStatement(ASK)) {
            ask.setString(1, run.company);
            ask.setString(2, String.valueOf(topic));
            ask.setObject(3, topic);
            ask.setObject(4, topic);
            ask.setArray(
                    5,
                    database.createArrayOf("bytea", lines.stream().map(One::mac).toArray(byte[][]::new)));
            ask.setArray(
                    6,
                    database.createArrayOf(
                            "bytea", lines.stream().map(One::tombstone).toArray(byte[][]::new)));
            ask.setString(7, run.company);
            List<Standing> found = new ArrayList<>(lines.size());
            try (ResultSet rows = ask.executeQuery()) {
                while (rows.next()) {
                    @Nullable UUID reader = rows.getObject(1, UUID.class);
                    found.add(new Standing(
                            Optional.ofNullable(reader),
                            rows.getInt(2),
                            rows.getBoolean(3),
                            rows.getBoolean(4),
                            rows.getBoolean(5)));
                }
            }
            return found;
        }
    }
}
