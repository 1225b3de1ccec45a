package io.madoguchi.subscription.imports;

import io.madoguchi.subscription.link.Links;
import io.madoguchi.subscription.person.AddressBook;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Remembers whose the unsubscribe links of the former system were: hashes on both sides. */
@ApplicationScoped
class OldLinkTaker {

    private static final String INSERT = "insert into old_link (token_hash, company, mac, topic)"
            + " select t, ?, m, ? from unnest(?::bytea[], ?::bytea[]) as w (t, m) on conflict do nothing";
    private static final String COUNT = "select count(*) from old_link where token_hash = any (?)";

    private final AddressBook book;
    private final Links links;

    OldLinkTaker(AddressBook book, Links links) {
        this.book = book;
        this.links = links;
    }

    private record Wanted(List<byte[]> tokens, List<byte[]> macs) {}

    Tally check(Connection database, ListImport run, List<ImportRow.OldLink> rows, Set<Long> seen) throws SQLException {
        Wanted wanted = wanted(run, rows, seen);
        try (PreparedStatement ask = database.prepareStatement(COUNT)) {
            ask.setArray(1, database.createArrayOf("bytea", wanted.tokens().toArray(byte[][]::new)));
            try (ResultSet answer = ask.executeQuery()) {
                answer.next();
                int fresh = wanted.tokens().size() - answer.getInt(1);
                return new Tally(fresh, rows.size() - fresh, 0, 0, List.of());
            }
        }
    }

    Tally take(Connection database, ListImport run, List<ImportRow.OldLink> rows) throws SQLException {
        Wanted wanted = wanted(run, rows, new HashSet<>());
        try (PreparedStatement insert = database.prepareStatement(INSERT)) {
            insert.setString(1, run.company);
            insert.setObject(2, run.topic);
            insert.setArray(3, database.createArrayOf("bytea", wanted.tokens().toArray(byte[][]::new)));
            insert.setArray(4, database.createArrayOf("bytea", wanted.macs().toArray(byte[][]::new)));
            int fresh = insert.executeUpdate();
            return new Tally(fresh, rows.size() - fresh, 0, 0, List.of());
        }
    }

    private Wanted wanted(ListImport run, List<ImportRow.OldLink> rows, Set<Long> seen) {
        Wanted wanted = new Wanted(new ArrayList<>(), new ArrayList<>());
        for (ImportRow.OldLink row : rows) {
            byte[] token = links.hash(row.token());
            if (seen.add(ByteBuffer.wrap(token).getLong())) {
                wanted.tokens().add(token);
                wanted.macs().add(book.index(run.company, row.address()));
            }
        }
        return wanted;
    }
}
