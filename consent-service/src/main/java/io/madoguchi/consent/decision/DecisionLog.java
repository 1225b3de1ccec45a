package io.madoguchi.consent.decision;

import io.madoguchi.consent.decision.LoggedDecision.As;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes decisions down beside the answers: a bounded buffer and one writer of its own, so that an answer never waits for
 * the disk, and none is lost while the process lives. What must be provable at once is asked for with a proof.
 */
@ApplicationScoped
class DecisionLog {

    private static final Logger LOG = Logger.getLogger(DecisionLog.class);
    private static final Duration RETRY = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String INSERT = """
            insert into decision_log
                (id, company, person, purpose, operation, outcome, rule, facts, mac, decided_at, asked_by, asked_as)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?) on conflict (id) do nothing
            """;
    private static final String SELECT =
            "select id, company, person, facts, decided_at, asked_by, asked_as, mac" + " from decision_log where ";

    /** Either a decision, or somebody who waits until all before it are written. */
    private record Entry(
            @Nullable LoggedDecision decision,
            Verdict.Outcome outcome,
            @Nullable CountDownLatch written) {}

    private final DataSource database;
    private final DecisionLogConfig config;
    private final BlockingQueue<Entry> waiting;
    private volatile boolean stopping;
    private @Nullable Thread writer;

    DecisionLog(DataSource database, DecisionLogConfig config) {
        this.database = database;
        this.config = config;
        this.waiting = new ArrayBlockingQueue<>(config.buffer());
    }

    void start(@Observes StartupEvent event) {
        writer = Thread.ofPlatform().daemon().name("decision-log").start(this::write);
    }

    /** What waits is written before the process ends. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        Thread thread = writer;
        if (thread != null) {
            thread.join(PATIENCE.plus(PATIENCE));
        }
    }

    /** Takes a decision to be written soon; an ALLOW that nobody wants proved may be left out. */
    void keep(LoggedDecision decision, Verdict.Outcome outcome, boolean always) {
        if (!always
                && outcome == Verdict.Outcome.ALLOW
                && config.allowOneIn() > 1
                && ThreadLocalRandom.current().nextInt(config.allowOneIn()) != 0) {
            return;
        }
        try {
            waiting.put(new Entry(decision, outcome, null));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before a decision was kept", e);
        }
    }

    /** Returns when all that was kept before is in the table, or after a while that says the table is out of reach. */
    boolean flushed() {
        CountDownLatch written = new CountDownLatch(1);
        try {
            return waiting.offer(
                            new Entry(null, Verdict.Outcome.DENY, written), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    && written.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    Optional<LoggedDecision> find(UUID id) {
        flushed();
        return select("id = ?", List.of(id)).stream().findFirst();
    }

    /** Newest first; of one person where one is named. */
    List<LoggedDecision> list(String company, @Nullable String person, UUID before, int limit) {
        flushed();
        return person == null
                ? select("company = ? and id < ? order by id desc limit ?", List.of(company, before, limit))
                : select(
                        "person = ? and company = ? and id < ? order by id desc limit ?",
                        List.of(person, company, before, limit));
    }

    private List<LoggedDecision> select(String condition, List<Object> values) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT + condition)) {
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            List<LoggedDecision> all = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    String json = found.getString(4);
                    all.add(new LoggedDecision(
                            found.getObject(1, UUID.class),
                            found.getString(2),
                            found.getString(3),
                            DecisionIds.facts(json),
                            json,
                            found.getTimestamp(5).toInstant(),
                            found.getString(6),
                            As.valueOf(found.getString(7)),
                            found.getBytes(8)));
                }
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("The log of decisions could not be read", e);
        }
    }

    private void write() {
        List<Entry> batch = new ArrayList<>();
        while (!stopping || !waiting.isEmpty() || !batch.isEmpty()) {
            try {
                if (batch.isEmpty()) {
                    gather(batch);
                }
                store(batch);
                batch.forEach(DecisionLog::tell);
                batch.clear();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (SQLException e) {
                LOG.warnf("Decisions could not be written, they wait: %s", e.getSQLState());
                if (stopping) {
                    return;
                }
                pause();
            }
        }
    }

    /** What comes within a short while is written together, unless it is a lot already or somebody waits for it. */
    private void gather(List<Entry> batch) throws InterruptedException {
        Entry next = waiting.poll(100, TimeUnit.MILLISECONDS);
        long until = System.nanoTime() + config.gather().toNanos();
        while (next != null) {
            batch.add(next);
            boolean enough = batch.size() == config.batch() || next.written() != null || stopping;
            next = enough ? null : waiting.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
    }

    private static void tell(Entry entry) {
        if (entry.written() != null) {
            entry.written().countDown();
        }
    }

    private void store(List<Entry> batch) throws SQLException {
        List<Entry> decisions = batch.stream().filter(e -> e.decision() != null).toList();
        if (decisions.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                for (Entry entry : decisions) {
                    bind(insert, Objects.requireNonNull(entry.decision()), entry.outcome());
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static void bind(PreparedStatement insert, LoggedDecision decision, Verdict.Outcome outcome)
            throws SQLException {
        insert.setObject(1, decision.id());
        insert.setString(2, decision.company());
        insert.setString(3, decision.person());
        insert.setObject(4, decision.facts().asked().purpose());
        insert.setString(5, decision.facts().asked().operation().name());
        insert.setString(6, outcome.name());
        insert.setString(7, Step.decide(decision.facts()).name());
        insert.setString(8, decision.json());
        insert.setBytes(9, decision.mac());
        insert.setObject(10, OffsetDateTime.ofInstant(decision.decidedAt(), ZoneOffset.UTC));
        insert.setString(11, decision.askedBy());
        insert.setString(12, decision.as().name());
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
