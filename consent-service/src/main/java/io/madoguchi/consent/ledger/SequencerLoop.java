package io.madoguchi.consent.ledger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the sequencer going, through any loss of the database. */
@Singleton
class SequencerLoop {

    private static final Logger LOG = Logger.getLogger(SequencerLoop.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration LAST_ROUND = Duration.ofSeconds(5);

    private final Sequencer sequencer;
    private final LedgerConfig.Sequencer config;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;

    SequencerLoop(Sequencer sequencer, LedgerConfig config) {
        this.sequencer = sequencer;
        this.config = config.sequencer();
    }

    void onStart(@Observes StartupEvent event) throws SQLException {
        sequencer.begin();
        if (config.enabled()) {
            thread = Thread.ofPlatform().daemon().name("ledger-sequencer").start(this::run);
        }
    }

    void onStop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        Thread running = thread;
        if (running != null) {
            running.join(LAST_ROUND);
        }
    }

    private void run() {
        Duration pause = Duration.ZERO;
        while (rests(pause)) {
            try {
                int taken = sequencer.round();
                pause = taken < config.batch() ? config.every() : Duration.ZERO;
            } catch (SQLException | RuntimeException e) {
                // the kind only: a message may quote data
                LOG.warnf("Entries wait for the log: %s", e.getClass().getSimpleName());
                pause = AFTER_FAILURE;
            }
        }
    }

    /** False once it is time to stop. */
    private boolean rests(Duration pause) {
        try {
            return !stopping.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
