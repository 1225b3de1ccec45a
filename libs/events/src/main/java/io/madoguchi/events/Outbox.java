package io.madoguchi.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.SortedMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Events leave through a table, in the transaction that made the fact: both are kept, or neither. The row of the key stays
 * locked until the commit, so that revisions have no gaps and follow the order of commits. A transaction that publishes for
 * several keys does so in the order of the keys, or two of them may wait for each other.
 */
@ApplicationScoped
public class Outbox {

    /** Below what a broker takes by default (1 MB): an event that cannot be sent would hold up all that follow. */
    private static final int LARGEST = 900_000;

    private static final String INSERT = """
            with next as (
              insert into outbox_key (topic, key, revision) values (?, ?, 1)
              on conflict (topic, key) do update set revision = outbox_key.revision + 1
              returning revision)
            insert into outbox_event (id, topic, key, revision, type, data, created_at)
            select ?, ?, ?, next.revision, ?, ?, ? from next
            returning revision
            """;

    /** The keys come in their order, each once: see {@link #publishAll}. */
    private static final String INSERT_ALL = """
            with fact as (select * from unnest(?::text[], ?::uuid[], ?::text[]) as f (key, id, data)),
            next as (
              insert into outbox_key (topic, key, revision) select ?, key, 1 from fact order by key collate "C"
              on conflict (topic, key) do update set revision = outbox_key.revision + 1
              returning key, revision)
            insert into outbox_event (id, topic, key, revision, type, data, created_at)
            select fact.id, ?, fact.key, next.revision, ?, fact.data, ? from fact join next on next.key = fact.key
            """;

    private final DataSource dataSource;
    private final TransactionSynchronizationRegistry transaction;
    private final OutboxRelay relay;
    private final Clock clock;

    Outbox(DataSource dataSource, TransactionSynchronizationRegistry transaction, OutboxRelay relay, Clock clock) {
        this.dataSource = dataSource;
        this.transaction = transaction;
        this.relay = relay;
        this.clock = clock;
    }

    /**
     * Publishes a fact; needs a transaction.
     *
     * @param key the person reference, or the id of the aggregate; orders events and picks the partition
     * @param data written as JSON now; holds no personal data
     * @return the revision of the key with this event
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public long publish(String topic, String key, String type, Object data) {
        String json = EventJson.data(data);
        if (json.length() > LARGEST || json.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw new IllegalArgumentException("an event of type " + type + " is too large for a broker");
        }
        return insert(topic, key, type, json);
    }

    /**
     * Publishes one fact of one type for each of many keys, in one statement: for what happens to people by the thousand.
     *
     * @param facts by key; as in {@link #publish}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publishAll(String topic, String type, SortedMap<String, ?> facts) {
        if (facts.isEmpty()) {
            return;
        }
        Object[] keys = facts.keySet().toArray();
        Object[] data = facts.values().stream().map(EventJson::data).toArray();
        Object[] ids = facts.keySet().stream().map(key -> Ids.next()).toArray();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT_ALL)) {
            insert.setArray(1, connection.createArrayOf("text", keys));
            insert.setArray(2, connection.createArrayOf("uuid", ids));
            insert.setArray(3, connection.createArrayOf("text", data));
            insert.setString(4, topic);
            insert.setString(5, topic);
            insert.setString(6, type);
            insert.setObject(7, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The events could not be written to the outbox.", e);
        }
        wakeAfterCommit();
    }

    /** Ends a key in a compacted topic: the broker forgets its state, readers are told. */
    @Transactional(Transactional.TxType.MANDATORY)
    public long tombstone(String topic, String key) {
        return insert(topic, key, ReceivedEvent.TOMBSTONE, null);
    }

    private long insert(String topic, String key, String type, @Nullable String json) {
        long revision;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, topic);
            insert.setString(2, key);
            insert.setObject(3, Ids.next());
            insert.setString(4, topic);
            insert.setString(5, key);
            insert.setString(6, type);
            insert.setString(7, json);
            insert.setObject(8, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            try (ResultSet inserted = insert.executeQuery()) {
                inserted.next();
                revision = inserted.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The event could not be written to the outbox.", e);
        }
        wakeAfterCommit();
        return revision;
    }

    private void wakeAfterCommit() {
        if (transaction.getResource(Outbox.class) != null) {
            return;
        }
        transaction.putResource(Outbox.class, Boolean.TRUE);
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nothing to prepare
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    relay.wake();
                }
            }
        });
    }
}
