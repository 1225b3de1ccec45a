package io.madoguchi.subscription.delivery;

import io.madoguchi.subscription.journal.Journal;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The threads that send issues: each with a connection, a journal, and one lease at a time. */
@ApplicationScoped
class Senders {

    private static final Logger LOG = Logger.getLogger(Senders.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration AGAIN = Duration.ofMillis(200);
    private static final int RARELY = 10;
    private static final int SHUTDOWN_SECONDS = 10;
    private static final int BEATS_BETWEEN_RECOVERIES = 10;

    private final BatchCourier courier;
    private final Letterheads letterheads;
    private final HouseIdentity house;
    private final JournalRecovery recovery;
    private final Arming arming;
    private final LaneBoard board;
    private final UUID self;
    private final List<Thread> threads = new ArrayList<>();
    private final Set<Journal> journals = ConcurrentHashMap.newKeySet();
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger turn = new AtomicInteger();
    private final Map<Letterhead, Long> pausedUntil = new ConcurrentHashMap<>();
    private final Semaphore work = new Semaphore(0);
    private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(
            2, Thread.ofPlatform().name("sender-timers-", 0).daemon().factory());
    private volatile boolean stopping;

    Senders(
            BatchCourier courier,
            Letterheads letterheads,
            HouseIdentity house,
            JournalRecovery recovery,
            Arming arming,
            LaneBoard board,
            DeliveryLedger ledger) {
        this.courier = courier;
        this.letterheads = letterheads;
        this.house = house;
        this.recovery = recovery;
        this.arming = arming;
        this.board = board;
        this.self = ledger.self();
    }

    void start(@Observes StartupEvent event) {
        if (courier.config.enabled()) {
            begin();
        }
    }

    void begin() {
        // each mail has a timer that cuts its line, and nearly all are cancelled: they must not pile up
        timers.setRemoveOnCancelPolicy(true);
        long beat = courier.config.heartbeat().toMillis();
        var _ = timers.scheduleWithFixedDelay(new House(), 0, beat, TimeUnit.MILLISECONDS);
        long sync = courier.config.batches().syncEvery().toMillis();
        var _ = timers.scheduleWithFixedDelay(this::sync, sync, sync, TimeUnit.MILLISECONDS);
        for (int i = 0; i < courier.config.batches().connections(); i++) {
            // one looks often, and whoever finds something wakes the next
            Duration poll =
                    i == 0 ? courier.config.poll() : courier.config.poll().multipliedBy(RARELY);
            threads.add(Thread.ofPlatform().name("sender-" + i).daemon().start(() -> work(poll)));
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        end();
    }

    /** Every mail that has started comes to its end; the rest of each lease goes back. */
    void end() throws InterruptedException {
        stopping = true;
        work.release(threads.size());
        long end = System.nanoTime() + Duration.ofSeconds(SHUTDOWN_SECONDS).toNanos();
        for (Thread thread : threads) {
            thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        }
        timers.shutdownNow();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) MailQueued event) {
        if (event.lane() == Lane.ISSUE) {
            wakeOne();
        }
    }

    private void wakeOne() {
        if (work.availablePermits() < threads.size()) {
            work.release();
        }
    }

    /** What is looked after at each heartbeat; nothing is sent before the first one. */
    private final class House implements Runnable {
        private int beats;

        @Override
        public void run() {
            try {
                var _ = arming.look();
                board.look();
                house.prove();
                letterheads.look();
                if (beats++ % BEATS_BETWEEN_RECOVERIES == 0) {
                    recovery.recover();
                }
            } catch (SQLException | IOException | RuntimeException e) {
                LOG.warnf("Looking after senders failed and is repeated: %s", e.getMessage());
            }
        }
    }

    private void sync() {
        for (Journal journal : journals) {
            try {
                journal.sync();
            } catch (IOException e) {
                LOG.warnf("A journal cannot be flushed: %s", e.getMessage());
            }
        }
    }

    private void work(Duration poll) {
        @Nullable Journal journal = null;
        try (Lines lines = new Lines(timers, courier.config)) {
            while (!stopping) {
                try {
                    journal = journal == null ? open() : journal;
                    Optional<Work> work = claim();
                    if (work.isEmpty()) {
                        rest(poll);
                        continue;
                    }
                    wakeOne();
                    journal = carry(work.get(), journal, lines.of(work.get().head()));
                } catch (SQLException | IOException | RuntimeException e) {
                    LOG.warnf("A sender of issues failed and goes on: %s", e.getMessage());
                    rest(PAUSE);
                }
            }
        }
        forget(journal);
    }

    /** A lease, and under which letterhead it goes. */
    private record Work(Letterhead head, Lease lease) {}

    /** Identities take turns: none waits because another has much to send, or a relay that is away. */
    private Optional<Work> claim() throws SQLException {
        if (arming.refusal().isPresent()) {
            return Optional.empty();
        }
        List<Letterhead> ready = letterheads.ready();
        int first = ready.size() < 2 ? 0 : Math.floorMod(turn.getAndIncrement(), ready.size());
        for (int i = 0; i < ready.size(); i++) {
            Letterhead head = ready.get((first + i) % ready.size());
            Optional<Lease> lease = isPaused(head) ? Optional.empty() : claim(head);
            if (lease.isPresent()) {
                return Optional.of(new Work(head, lease.get()));
            }
        }
        return Optional.empty();
    }

    private boolean isPaused(Letterhead head) {
        Long until = pausedUntil.get(head);
        return until != null && until - System.nanoTime() > 0;
    }

    private Optional<Lease> claim(Letterhead head) throws SQLException {
        int wanted = courier.config.batches().lease();
        int granted = board.grant(head.domain(), wanted, LocalDate.now(courier.clock));
        return granted == 0 ? Optional.empty() : courier.claim(head, granted);
    }

    private Journal open() throws IOException {
        Journal journal = Journal.open(
                Path.of(courier.config.batches().journal()),
                self,
                number.incrementAndGet(),
                courier.config.batches().sync(),
                courier.clock);
        journals.add(journal);
        return journal;
    }

    /** Sends a lease and settles it; answers the journal to go on with, or none when it must be left to recovery. */
    private @Nullable Journal carry(Work work, Journal journal, Line line) throws IOException {
        Lease lease = work.lease();
        Round round = new Round(courier, lease, journal, line);
        boolean whole = true;
        try {
            round.run(() -> stopping);
        } catch (IOException e) {
            LOG.warnf("The relay or the journal cannot be used, next try in %s: %s", PAUSE, e.getMessage());
            pausedUntil.put(work.head(), System.nanoTime() + PAUSE.toNanos());
        } catch (SQLException | RuntimeException | Error e) {
            // a sender outlives whatever one mail brings, and what was said until then is kept
            LOG.errorf(e, "Lease %d stopped half-way; what was said to it is settled", lease.epoch());
            line.cut();
            whole = false;
        }
        boolean settled = settle(lease, round.results());
        if (!whole) {
            // what stopped this lease may stop the next one too
            rest(PAUSE);
        }
        if (settled) {
            journal.clear();
            return journal;
        }
        journals.remove(journal);
        journal.close();
        return null;
    }

    /** What was answered exists only here and in the journal, so a database that is away for a moment is waited for. */
    private boolean settle(Lease lease, List<Settled> rows) {
        long end = System.nanoTime() + courier.config.wire().toNanos() / 2;
        while (true) {
            try {
                long start = courier.spent.start();
                courier.ledger.settle(lease.epoch(), rows, courier.clock.instant());
                courier.spent.end(Spent.Part.SETTLE, start);
                return true;
            } catch (SQLException e) {
                if (stopping || System.nanoTime() - end > 0) {
                    LOG.errorf("Lease %d is left to its journal: %s", lease.epoch(), e.getMessage());
                    return false;
                }
                LockSupport.parkNanos(AGAIN.toNanos());
            }
        }
    }

    private void forget(@Nullable Journal journal) {
        if (journal != null) {
            journals.remove(journal);
            try {
                journal.delete();
            } catch (IOException e) {
                LOG.warnf("An empty journal stays: %s", e.getMessage());
            }
        }
    }

    private void rest(Duration time) {
        try {
            var _ = work.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            stopping = true;
        }
    }
}
