package io.madoguchi.subscription.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The threads that send: each with a connection of its own, the first one for service mails only. */
@ApplicationScoped
class Workers {

    private static final Logger LOG = Logger.getLogger(Workers.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int SHUTDOWN_SECONDS = 10;

    private final DeliveryLedger ledger;
    private final Housekeeping housekeeping;
    private final Courier courier;
    private final SmtpConnector connector;
    private final Stationery stationery;
    private final DeliveryConfig config;
    private final Clock clock;
    private final List<Thread> threads = new ArrayList<>();
    private final Semaphore work = new Semaphore(0);
    private final AtomicLong pausedUntil = new AtomicLong(System.nanoTime());
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("delivery-timers").daemon().factory());
    private volatile Duration pause = SHORTEST_PAUSE;
    private volatile boolean stopping;

    Workers(
            DeliveryLedger ledger,
            Housekeeping housekeeping,
            Courier courier,
            SmtpConnector connector,
            Stationery stationery,
            DeliveryConfig config,
            Clock clock) {
        this.ledger = ledger;
        this.housekeeping = housekeeping;
        this.courier = courier;
        this.connector = connector;
        this.stationery = stationery;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        if (config.enabled()) {
            begin();
        }
    }

    void begin() {
        if (!stationery.maySend()) {
            LOG.error("No mail will be sent: there is no DKIM key, and madoguchi.delivery.allow-unsigned is not set");
            return;
        }
        if (!stationery.signs()) {
            LOG.warn("Mails are sent unsigned");
        }
        housekeeping.beat();
        threads.add(Thread.ofVirtual().name("delivery-housekeeping").start(this::keepHouse));
        for (int i = 0; i < config.workers(); i++) {
            List<Lane> lanes = i == 0 ? List.of(Lane.SERVICE) : List.of(Lane.SERVICE, Lane.BULK);
            threads.add(Thread.ofVirtual().name("delivery-" + i).start(() -> work(lanes)));
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        end();
    }

    /** Lets every mail that has started come to its end; what is only leased goes back. */
    void end() throws InterruptedException {
        stopping = true;
        work.release(threads.size());
        long end = System.nanoTime() + Duration.ofSeconds(SHUTDOWN_SECONDS).toNanos();
        for (Thread thread : threads) {
            thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        }
        timers.shutdownNow();
    }

    /** A transaction that queued a mail has committed. */
    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) MailQueued event) {
        if (event.lane() != Lane.ISSUE && work.availablePermits() < config.workers()) {
            work.release();
        }
    }

    private void keepHouse() {
        while (!stopping) {
            try {
                housekeeping.beat();
                housekeeping.tidy(clock.instant());
                TimeUnit.MILLISECONDS.sleep(config.heartbeat().toMillis());
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf("Housekeeping of deliveries failed and is repeated: %s", e.getMessage());
                rest(SHORTEST_PAUSE);
            }
        }
    }

    private void work(List<Lane> lanes) {
        @Nullable SmtpConnection connection = null;
        while (!stopping) {
            try {
                List<Claimed> batch = isPaused() ? List.of() : claim(lanes);
                if (batch.isEmpty()) {
                    rest(config.poll());
                    continue;
                }
                connection = carry(batch, connection);
            } catch (RuntimeException e) {
                LOG.warnf("A sender failed and goes on: %s", e.getMessage());
                rest(SHORTEST_PAUSE);
            }
        }
        if (connection != null) {
            connection.quit();
        }
    }

    private List<Claimed> claim(List<Lane> lanes) {
        for (Lane lane : lanes) {
            List<Claimed> batch = ledger.claim(lane, config.batch(), clock.instant());
            if (!batch.isEmpty()) {
                return batch;
            }
        }
        return List.of();
    }

    /** Sends a batch; what cannot be sent now goes back whole, since nothing of it has started. */
    private @Nullable SmtpConnection carry(List<Claimed> batch, @Nullable SmtpConnection given) {
        @Nullable SmtpConnection connection = given;
        for (int i = 0; i < batch.size(); i++) {
            if (stopping) {
                giveBack(batch.subList(i, batch.size()), clock.instant());
                return connection;
            }
            try {
                connection = fit(connection);
            } catch (IOException e) {
                pauseAll(e);
                giveBack(batch.subList(i, batch.size()), clock.instant());
                return null;
            }
            deliver(batch.get(i), connection);
        }
        return connection;
    }

    private SmtpConnection fit(@Nullable SmtpConnection connection) throws IOException {
        if (connection != null && connection.isFit()) {
            return connection;
        }
        if (connection != null) {
            connection.quit();
        }
        SmtpConnection opened = connector.open();
        pause = SHORTEST_PAUSE;
        return opened;
    }

    private void deliver(Claimed claimed, SmtpConnection connection) {
        Future<?> cut = timers.schedule(connection::close, config.wire().toMillis(), TimeUnit.MILLISECONDS);
        try {
            courier.deliver(claimed, connection);
        } catch (RuntimeException | Error e) {
            // a worker outlives whatever one mail brings, but not the dialogue it was cut off in
            LOG.errorf(
                    e,
                    "Delivery %s stopped half-way; its lease decides",
                    claimed.mail().delivery());
            connection.close();
        } finally {
            cut.cancel(false);
        }
    }

    private void giveBack(List<Claimed> rest, Instant now) {
        rest.forEach(claimed -> ledger.release(claimed.mail().delivery(), now, now));
    }

    /** A relay that cannot be reached is nobody's fault among the recipients: everybody waits, nobody is counted. */
    private void pauseAll(IOException e) {
        LOG.warnf("The relay cannot be used, next try in %s: %s", pause, e.getMessage());
        pausedUntil.set(System.nanoTime() + pause.toNanos());
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private boolean isPaused() {
        return pausedUntil.get() - System.nanoTime() > 0;
    }

    private void rest(Duration time) {
        try {
            var _ = work.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            stopping = true;
        }
    }
}
