package io.madoguchi.subscription.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Sends what is due, in the thread of a test, to a server on this port. */
@ApplicationScoped
public class Sender {

    private final DeliveryLedger ledger;
    private final Courier courier;
    private final Housekeeping housekeeping;
    private final Clock clock;

    Sender(DeliveryLedger ledger, Courier courier, Housekeeping housekeeping, Clock clock) {
        this.ledger = ledger;
        this.courier = courier;
        this.housekeeping = housekeeping;
        this.clock = clock;
    }

    public void sendAll(int port) {
        housekeeping.beat();
        housekeeping.tidy(clock.instant());
        try (SmtpConnection connection = SmtpConnectionTest.connector(Relay.config(port, Duration.ofSeconds(5)))
                .open()) {
            for (Lane lane : Lane.values()) {
                for (List<Claimed> due = claim(lane); !due.isEmpty(); due = claim(lane)) {
                    due.forEach(claimed -> courier.deliver(claimed, connection));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Claimed> claim(Lane lane) {
        return ledger.claim(lane, 10, clock.instant());
    }
}
