package io.madoguchi.subscription.delivery;

import io.madoguchi.subscription.journal.Journal;
import io.madoguchi.subscription.journal.Sync;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Sends what is due, in the thread of a test, to a server on this port: service mails one by one, issues by leases. */
@ApplicationScoped
public class Sender {

    private static final int MOST = 10;

    private final DeliveryLedger ledger;
    private final Courier courier;
    private final BatchCourier batches;
    private final Housekeeping housekeeping;
    private final Clock clock;
    private int number = 1_000;

    Sender(DeliveryLedger ledger, Courier courier, BatchCourier batches, Housekeeping housekeeping, Clock clock) {
        this.ledger = ledger;
        this.courier = courier;
        this.batches = batches;
        this.housekeeping = housekeeping;
        this.clock = clock;
    }

    public void sendAll(int port) {
        housekeeping.beat();
        housekeeping.tidy(clock.instant());
        SmtpConnector relay = SmtpConnectionTest.connector(Relay.config(port, Duration.ofSeconds(20)));
        try (SmtpConnection connection = relay.open();
                ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
                Line line = new Line(relay, timers, batches.config)) {
            for (Lane lane : List.of(Lane.SERVICE, Lane.BULK)) {
                for (List<Claimed> due = claim(lane); !due.isEmpty(); due = claim(lane)) {
                    due.forEach(claimed -> courier.deliver(claimed, connection));
                }
            }
            sendIssues(line);
            timers.shutdownNow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private List<Claimed> claim(Lane lane) {
        return ledger.claim(lane, MOST, clock.instant());
    }

    private void sendIssues(Line line) throws IOException, SQLException {
        Journal journal =
                Journal.open(Path.of(batches.config.batches().journal()), ledger.self(), ++number, Sync.KERNEL, clock);
        Optional<Lease> lease = batches.claim(batches.house(), MOST);
        while (lease.isPresent()) {
            List<Settled> rows = new Round(batches, lease.get(), journal, line).run(() -> false);
            batches.ledger.settle(lease.get().epoch(), rows, clock.instant());
            journal.clear();
            lease = batches.claim(batches.house(), MOST);
        }
        journal.delete();
    }
}
