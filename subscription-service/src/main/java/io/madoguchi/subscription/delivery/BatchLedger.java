package io.madoguchi.subscription.delivery;

import io.madoguchi.persons.Holder;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.subscription.identity.SendingIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The ledger by the batch, in plain statements that commit by themselves: one claims a lease, one marks it as on the
 * wire, one settles it whole. What lies between stands in the sender's journal.
 */
@ApplicationScoped
class BatchLedger {

    private static final String CLAIM = """
            with lease as (select nextval('delivery_epoch') as epoch),
            due as (
                select mail.id from delivery_gate gate cross join lateral (
                    select id, next_at from delivery
                    where issue = gate.issue and lane = 'ISSUE' and state in ('PLANNED', 'DEFERRED')
                      and next_at <= ? and expires_at > ? and (provider is null or provider <> all (?))
                    order by next_at, id limit ? for update skip locked) mail
                where gate.state = 'OPEN' and gate.identity = ?
                order by mail.next_at, mail.id limit ?),
            held as (
                insert into delivery_lease (epoch, worker, until)
                select epoch, ?, clock_timestamp() + ? * interval '1 millisecond' from lease
                where exists (select 1 from due))
            update delivery d
            set state = 'LEASED', worker = ?, lease_epoch = lease.epoch, changed_at = ?,
                lease_until = clock_timestamp() + ? * interval '1 millisecond'
            from due, lease
            where d.id = due.id
            returning lease.epoch, d.id, d.kind, d.subject, d.issue, d.company, d.person, d.generation, d.locale,
                d.attempts, d.expires_at
            """;

    private static final String WIRE = """
            update delivery_lease set wired_at = clock_timestamp()
            where epoch = ? and worker = ? and ended_at is null and until > clock_timestamp()
            """;

    private static final String SETTLE = """
            with said as (
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    as s (id, state, reason, next_at, message_id, provider, tried, attempt, peer, stage, code, enhanced,
                        text)),
            ended as (
                update delivery_lease set ended_at = clock_timestamp() where epoch = ? and ended_at is null),
            settled as (
                update delivery d
                set state = s.state, reason = s.reason, next_at = s.next_at, lease_until = null, changed_at = ?,
                    message_id = coalesce(s.message_id, d.message_id), provider = coalesce(s.provider, d.provider),
                    attempts = d.attempts + case when s.tried then 1 else 0 end,
                    worker = case when s.state = 'UNKNOWN' then d.worker end
                from said s
                where d.id = s.id and d.worker = ? and d.lease_epoch = ? and d.state in ('LEASED', 'UNKNOWN')
                returning d.id)
            insert into delivery_attempt (id, delivery, at, peer, stage, code, enhanced, text)
            select s.attempt, s.id, ?, s.peer, s.stage, s.code, s.enhanced, s.text
            from said s join settled on settled.id = s.id
            where s.tried
            """;

    private final DataSource database;
    private final DeliveryConfig config;
    private final UUID self;

    BatchLedger(DataSource database, DeliveryConfig config, DeliveryLedger ledger) {
        this.database = database;
        this.config = config;
        this.self = ledger.self();
    }

    /** As below, for the identity of the house. */
    Optional<Lease> claim(int most, Collection<String> shut, Instant now) throws SQLException {
        return claim(SendingIdentity.HOUSE, most, shut, now);
    }

    /** Rows of open issues of an identity that are due, but none of these providers. */
    Optional<Lease> claim(UUID identity, int most, Collection<String> shut, Instant now) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            long lease = config.lease().toMillis();
            claim.setObject(1, at(now));
            claim.setObject(2, at(now));
            claim.setArray(3, connection.createArrayOf("text", shut.toArray()));
            claim.setInt(4, most);
            claim.setObject(5, identity);
            claim.setInt(6, most);
            claim.setObject(7, self);
            claim.setLong(8, lease);
            claim.setObject(9, self);
            claim.setObject(10, at(now));
            claim.setLong(11, lease);
            List<Claimed> rows = new ArrayList<>();
            long epoch = 0;
            try (ResultSet found = claim.executeQuery()) {
                while (found.next()) {
                    epoch = found.getLong(1);
                    rows.add(claimed(found));
                }
            }
            return rows.isEmpty() ? Optional.empty() : Optional.of(new Lease(epoch, List.copyOf(rows)));
        }
    }

    private static Claimed claimed(ResultSet row) throws SQLException {
        Assignment mail = new Assignment(
                row.getObject(2, UUID.class),
                MailKind.valueOf(row.getString(3)),
                row.getObject(4, UUID.class),
                row.getObject(5, UUID.class),
                row.getString(6),
                new Holder(new PersonRef(row.getString(7)), row.getInt(8)),
                Locale.forLanguageTag(row.getString(9)));
        return new Claimed(
                mail, row.getInt(10), row.getObject(11, OffsetDateTime.class).toInstant());
    }

    /**
     * Marks the lease as on the wire and commits; false when it is not ours any more. The last check is asked after
     * this: a stop that it does not see finds the mark and waits for the barrier time.
     */
    boolean wire(Lease lease) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement wire = connection.prepareStatement(WIRE)) {
            wire.setLong(1, lease.epoch());
            wire.setObject(2, self);
            return wire.executeUpdate() == 1;
        }
    }

    /** How the gates of these issues stand. */
    Map<UUID, Gate> gates(Connection connection, Collection<UUID> issues) throws SQLException {
        Map<UUID, Gate> gates = new HashMap<>();
        try (PreparedStatement ask =
                connection.prepareStatement("select issue, state from delivery_gate where issue = any (?)")) {
            ask.setArray(1, connection.createArrayOf("uuid", issues.toArray()));
            try (ResultSet found = ask.executeQuery()) {
                while (found.next()) {
                    gates.put(found.getObject(1, UUID.class), Gate.valueOf(found.getString(2)));
                }
            }
        }
        return gates;
    }

    /** Writes down what became of a lease, in one statement; also of one that was given up as UNKNOWN meanwhile. */
    void settle(long epoch, List<Settled> rows, Instant now) throws SQLException {
        settle(self, epoch, rows, now);
    }

    /** For a worker that is gone and whose journal is here. */
    void settle(UUID worker, long epoch, List<Settled> rows, Instant now) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement settle = connection.prepareStatement(SETTLE)) {
            Columns columns = new Columns(connection, settle, rows);
            columns.add("uuid", Settled::delivery);
            columns.add("text", row -> row.state().name());
            columns.add("text", Settled::reason);
            columns.add("timestamptz", row -> row.nextAt().toString());
            columns.add("text", Settled::messageId);
            columns.add("text", Settled::provider);
            columns.add("boolean", Settled::tried);
            columns.add("uuid", Settled::attempt);
            columns.add("text", of(Outcome::peer));
            columns.add("text", of(outcome -> outcome.stage().name()));
            columns.add("int4", of(Outcome::code));
            columns.add("text", of(Outcome::enhanced));
            columns.add("text", of(Outcome::text));
            settle.setLong(14, epoch);
            settle.setObject(15, at(now));
            settle.setObject(16, worker);
            settle.setLong(17, epoch);
            settle.setObject(18, at(now));
            settle.executeUpdate();
        }
    }

    /** The rows of a lease that are not settled, or were given up. */
    List<Claimed> open(UUID worker, long epoch) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement ask = connection.prepareStatement("""
                        select lease_epoch, id, kind, subject, issue, company, person, generation, locale, attempts,
                            expires_at
                        from delivery
                        where lease_epoch = ? and worker = ? and state in ('LEASED', 'UNKNOWN')
                        """)) {
            ask.setLong(1, epoch);
            ask.setObject(2, worker);
            List<Claimed> rows = new ArrayList<>();
            try (ResultSet found = ask.executeQuery()) {
                while (found.next()) {
                    rows.add(claimed(found));
                }
            }
            return rows;
        }
    }

    /** Whether this database gave out such a lease, and remembers it. */
    boolean knows(UUID worker, long epoch) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement ask =
                        connection.prepareStatement("select 1 from delivery_lease where epoch = ? and worker = ?")) {
            ask.setLong(1, epoch);
            ask.setObject(2, worker);
            try (ResultSet found = ask.executeQuery()) {
                return found.next();
            }
        }
    }

    private static Function<Settled, @Nullable Object> of(Function<Outcome, @Nullable Object> part) {
        return row -> {
            Outcome outcome = row.outcome();
            return outcome == null ? null : part.apply(outcome);
        };
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** The arrays that unnest puts side by side. */
    private static final class Columns {
        private final Connection connection;
        private final PreparedStatement statement;
        private final List<Settled> rows;
        private int number;

        Columns(Connection connection, PreparedStatement statement, List<Settled> rows) {
            this.connection = connection;
            this.statement = statement;
            this.rows = rows;
        }

        void add(String type, Function<Settled, @Nullable Object> value) throws SQLException {
            number++;
            Object[] values = rows.stream().map(value).toArray();
            statement.setArray(number, connection.createArrayOf(type, values));
        }
    }
}
