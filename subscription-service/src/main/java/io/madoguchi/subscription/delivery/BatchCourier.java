package io.madoguchi.subscription.delivery;

import io.madoguchi.persons.EmailAddress;
import io.madoguchi.persons.KeyDestroyed;
import io.madoguchi.subscription.traffic.Provider;
import io.madoguchi.subscription.traffic.Traffic;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** What a lease needs on its way: its readers opened, its mails written, the last check of many at once. */
@Singleton
class BatchCourier {

    private static final Logger LOG = Logger.getLogger(BatchCourier.class);

    final BatchLedger ledger;
    final WireWatch watch;
    final DeliveryConfig config;
    final Clock clock;
    final Spent spent;
    private final DataSource database;
    private final Press press;
    private final Imprints imprints;
    private final Stationery stationery;
    private final Traffic traffic;
    private final ConsentView view;

    BatchCourier(
            BatchLedger ledger,
            WireWatch watch,
            DeliveryConfig config,
            Clock clock,
            DataSource database,
            Press press,
            Imprints imprints,
            Stationery stationery,
            Traffic traffic,
            ConsentView view,
            Spent spent) {
        this.ledger = ledger;
        this.watch = watch;
        this.config = config;
        this.clock = clock;
        this.database = database;
        this.press = press;
        this.imprints = imprints;
        this.stationery = stationery;
        this.traffic = traffic;
        this.view = view;
        this.spent = spent;
    }

    /** What the last check says: of which subjects a mail is not wanted any more and why, and how the gates stand. */
    record Checked(Map<UUID, String> refusals, Map<UUID, Gate> gates, boolean fresh) {}

    /** By subject. */
    Map<UUID, Addressee> open(Lease lease) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return press.addressees(
                    connection,
                    lease.rows().stream()
                            .map(claimed -> claimed.mail().subject())
                            .collect(Collectors.toSet()));
        }
    }

    /** Empty when it cannot be written: then it is not tried for ever, but listed. */
    Optional<Ready> write(Letterhead head, Claimed claimed, Addressee reader) {
        Assignment mail = claimed.mail();
        try {
            byte[] message = stationery.message(head, imprints.of(mail, head), mail, reader, clock.instant());
            EmailAddress address = reader.address();
            String provider = Provider.of(address.domain());
            return Optional.of(new Ready(
                    claimed,
                    stationery.envelope(head, mail, address),
                    message,
                    provider,
                    traffic.lane(head.domain(), provider)));
        } catch (KeyDestroyed _) {
            LOG.debugf("Delivery %s: its person was erased", mail.delivery());
        } catch (IllegalArgumentException e) {
            LOG.errorf("Delivery %s cannot be written: %s", mail.delivery(), e.getMessage());
        }
        return Optional.empty();
    }

    /** One statement for all of them, asked after their lease was marked as on the wire. */
    Checked check(Collection<Ready> mails) throws SQLException {
        Set<UUID> subjects = new HashSet<>();
        Set<UUID> issues = new HashSet<>();
        for (Ready mail : mails) {
            subjects.add(mail.claimed().mail().subject());
            UUID issue = mail.claimed().mail().issue();
            if (issue != null) {
                issues.add(issue);
            }
        }
        try (Connection connection = database.getConnection()) {
            return new Checked(press.refusals(connection, subjects), ledger.gates(connection, issues), view.isFresh());
        }
    }

    String messageId(Letterhead head, Assignment mail) {
        return stationery.messageId(head, mail);
    }

    Letterhead house() {
        return stationery.house();
    }

    /** Most of a lease that may be asked for now, and of which providers nothing. */
    Optional<Lease> claim(Letterhead head, int most) throws SQLException {
        if (!view.isFresh() || traffic.isPaused(head.domain())) {
            return Optional.empty();
        }
        long start = spent.start();
        Optional<Lease> lease = ledger.claim(head.identity(), most, traffic.shut(head.domain()), clock.instant());
        spent.end(Spent.Part.CLAIM, start);
        return lease;
    }

    /** A place for tests to die at. */
    void reached(Step step, Assignment mail) {}

    List<Duration> ladder() {
        return config.ladder();
    }
}
