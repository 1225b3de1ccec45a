package io.madoguchi.consent.ledger;

import io.madoguchi.persons.Holder;
import io.madoguchi.persons.PersonRef;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The entries as they are stored: the commitment, and beside it what opens it, until a person is erased. */
@Singleton
class EntryTable {

    /** The entry and its place in the queue of the sequencer, in one round trip. */
    private static final String INSERT = """
            with entry as (
              insert into ledger_entry
                (id, kind, person, generation, sealed, nonce, payload, commitment, recorded_at)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?)
              returning id, commitment)
            insert into ledger_pending (entry, commitment) select id, commitment from entry
            """;

    private final DataSource dataSource;

    EntryTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A stored entry; without person, sealed bytes or an open payload once it was emptied. */
    record Row(
            UUID id,
            LedgerKind kind,
            @Nullable Holder holder,
            byte @Nullable [] sealed,
            @Nullable OpenedEntry open) {}

    /** What sealed bytes are bound to: those of one entry do not open in another. */
    static String context(UUID id) {
        return "ledger_entry.sealed|" + id;
    }

    void insertSealed(UUID id, LedgerKind kind, Holder holder, byte[] sealed, byte[] commitment, Instant now) {
        insert(new Row(id, kind, holder, sealed, null), commitment, now);
    }

    void insertOpen(UUID id, LedgerKind kind, OpenedEntry open, Instant now) {
        insert(new Row(id, kind, null, null, open), open.commitment(), now);
    }

    private void insert(Row row, byte[] commitment, Instant now) {
        Holder holder = row.holder();
        OpenedEntry open = row.open();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, row.id());
            insert.setString(2, row.kind().name());
            insert.setString(3, holder == null ? null : holder.person().value());
            insert.setObject(4, holder == null ? null : holder.generation(), Types.INTEGER);
            insert.setBytes(5, row.sealed());
            insert.setBytes(6, open == null ? null : open.nonce());
            insert.setString(7, open == null ? null : open.payload());
            insert.setBytes(8, commitment);
            insert.setObject(9, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The entry could not be written to the ledger.", e);
        }
    }

    int empty(Holder upTo, Object[] kinds, Instant now) {
        String sql = "update ledger_entry set person = null, generation = null, sealed = null, erased_at = ?"
                + " where person = ? and generation <= ? and kind = any (?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            update.setString(2, upTo.person().value());
            update.setInt(3, upTo.generation());
            update.setArray(4, connection.createArrayOf("text", kinds));
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The person could not be taken out of the ledger.", e);
        }
    }

    /** Whether any entry is sealed under a key of this holder. */
    boolean holdsOf(Holder holder) {
        String sql = "select exists (select from ledger_entry where person = ? and generation = ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, holder.person().value());
            select.setInt(2, holder.generation());
            try (ResultSet found = select.executeQuery()) {
                found.next();
                return found.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The ledger could not be read.", e);
        }
    }

    Optional<Row> find(UUID id) {
        String sql = "select kind, person, generation, sealed, nonce, payload from ledger_entry where id = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, id);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? Optional.of(row(id, found)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The ledger could not be read.", e);
        }
    }

    private static Row row(UUID id, ResultSet found) throws SQLException {
        String person = found.getString("person");
        byte[] nonce = found.getBytes("nonce");
        return new Row(
                id,
                LedgerKind.valueOf(found.getString("kind")),
                person == null ? null : new Holder(new PersonRef(person), found.getInt("generation")),
                found.getBytes("sealed"),
                nonce == null ? null : new OpenedEntry(nonce, found.getString("payload")));
    }
}
