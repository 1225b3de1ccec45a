package io.madoguchi.subscription.imports;

import io.madoguchi.persons.EmailAddress;
import io.madoguchi.subscription.person.AddressBook;
import io.madoguchi.subscription.subscription.ImportedEnds;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps whom not to write to, as keyed hashes that need neither reader nor key. It ends what an import had begun; who came
 * back by their own sign-up after they had refused stays.
 */
@ApplicationScoped
class RefusalTaker {

    private static final String WANTED = """
            with w as (select * from unnest(?::bytea[], ?::text[], ?::text[], ?::timestamptz[])
                as w (mac, reason, scope, since)),
            back as (
              select distinct w.mac, w.scope from w
              join reader r on r.company = ? and r.address_index = w.mac
              join subscription s on s.reader = r.id and s.state <> 'ENDED'
                and (w.scope = 'COMPANY' or s.topic::text = w.scope)
              join sign_up u on u.id = s.sign_up
              where u.channel <> 'IMPORT' and s.confirmed_at > w.since)
            """;

    private static final String OPEN =
            " where not exists (select from back where back.mac = w.mac and back.scope = w.scope)";

    private static final String INSERT = WANTED
            + "insert into suppression (company, mac, reason, scope, since) select ?, w.mac, w.reason, w.scope, w.since from w"
            + OPEN + " on conflict do nothing";

    private static final String COUNT = WANTED
            + "select count(*) from w" + OPEN
            + " and not exists (select from suppression x where x.company = ? and x.mac = w.mac and x.scope = w.scope)";

    private static final String TO_END = """
            select s.id from unnest(?::bytea[], ?::text[]) as w (mac, scope)
            join suppression x on x.company = ? and x.mac = w.mac and x.scope = w.scope
            join reader r on r.company = x.company and r.address_index = x.mac
            join subscription s on s.reader = r.id and s.state <> 'ENDED'
              and (x.scope = 'COMPANY' or s.topic::text = x.scope)
            join sign_up u on u.id = s.sign_up and (u.channel = 'IMPORT' or s.confirmed_at <= x.since)
            order by r.person collate "C", s.id
            """;

    private final AddressBook book;
    private final ImportedEnds ends;

    RefusalTaker(AddressBook book, ImportedEnds ends) {
        this.book = book;
        this.ends = ends;
    }

    private record Wanted(List<byte[]> macs, List<ImportRow.Refusal> rows) {}

    Tally check(Connection database, ListImport run, List<ImportRow.Refusal> rows, Set<Long> seen) throws SQLException {
        Wanted wanted = wanted(run, rows, seen);
        int fresh;
        try (PreparedStatement ask = database.prepareStatement(COUNT)) {
            bind(database, ask, run, wanted);
            try (ResultSet answer = ask.executeQuery()) {
                answer.next();
                fresh = answer.getInt(1);
            }
        }
        return new Tally(fresh, rows.size() - fresh, 0, 0, List.of());
    }

    Tally take(Connection database, ListImport run, List<ImportRow.Refusal> rows) throws SQLException {
        Batch.takeTurn(database, run);
        Wanted wanted = wanted(run, rows, new HashSet<>());
        Batch.takeTurns(
                database,
                rows.stream()
                        .map(ImportRow.Refusal::address)
                        .filter(Objects::nonNull)
                        .map(address -> book.person(run.company, address).value())
                        .toList());
        int fresh;
        try (PreparedStatement insert = database.prepareStatement(INSERT)) {
            bind(database, insert, run, wanted);
            fresh = insert.executeUpdate();
        }
        ends.end(toEnd(database, run, wanted));
        return new Tally(fresh, rows.size() - fresh, 0, 0, List.of());
    }

    /** Each address once per scope: of two lines about the same the first stays. */
    private Wanted wanted(ListImport run, List<ImportRow.Refusal> rows, Set<Long> seen) {
        List<byte[]> macs = new ArrayList<>();
        List<ImportRow.Refusal> once = new ArrayList<>();
        for (ImportRow.Refusal row : rows) {
            byte[] mac = mac(run, row);
            if (seen.add(ByteBuffer.wrap(mac).getLong() ^ row.scope().hashCode())) {
                macs.add(mac);
                once.add(row);
            }
        }
        return new Wanted(macs, once);
    }

    private byte[] mac(ListImport run, ImportRow.Refusal row) {
        EmailAddress address = row.address();
        if (address != null) {
            return book.index(run.company, address);
        }
        return Objects.requireNonNull(row.mac());
    }

    private static void bind(Connection database, PreparedStatement statement, ListImport run, Wanted wanted)
            throws SQLException {
        statement.setArray(1, database.createArrayOf("bytea", wanted.macs().toArray(byte[][]::new)));
        statement.setArray(
                2,
                database.createArrayOf(
                        "text",
                        wanted.rows().stream().map(row -> row.reason().name()).toArray()));
        statement.setArray(
                3,
                database.createArrayOf(
                        "text",
                        wanted.rows().stream().map(ImportRow.Refusal::scope).toArray()));
        statement.setArray(
                4,
                database.createArrayOf(
                        "timestamptz",
                        wanted.rows().stream()
                                .map(row -> row.since().atOffset(ZoneOffset.UTC).toString())
                                .toArray()));
        statement.setString(5, run.company);
        statement.setString(6, run.company);
    }

    private static List<UUID> toEnd(Connection database, ListImport run, Wanted wanted) throws SQLException {
        try (PreparedStatement ask = database.prepareStatement(TO_END)) {
            ask.setArray(1, database.createArrayOf("bytea", wanted.macs().toArray(byte[][]::new)));
            ask.setArray(
                    2,
                    database.createArrayOf(
                            "text",
                            wanted.rows().stream().map(ImportRow.Refusal::scope).toArray()));
            ask.setString(3, run.company);
            List<UUID> found = new ArrayList<>();
            try (ResultSet rows = ask.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getObject(1, UUID.class));
                }
            }
            return found;
        }
    }
}
