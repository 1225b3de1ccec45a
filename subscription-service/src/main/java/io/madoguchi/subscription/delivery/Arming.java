package io.madoguchi.subscription.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Whether this database may send. A copy of it in another place, and an older state of it than this sender's volume
 * remembers, could send again what was sent: both wait until somebody says what happened.
 */
@ApplicationScoped
class Arming {

    private static final Logger LOG = Logger.getLogger(Arming.class);

    /** Above what any other sender's volume can remember of the state that was lost. */
    private static final long LEAP = 1_000_000;

    /** Why nothing is sent. */
    enum Refusal {
        /** The database is a copy of one that was armed elsewhere. */
        ANOTHER_PLACE,
        /** The database is older than what was sent from it. */
        OLDER_STATE,
        /** Nobody has looked yet. */
        NOT_LOOKED
    }

    private final DataSource database;
    private final Path memory;
    private volatile Optional<Refusal> refusal = Optional.of(Refusal.NOT_LOOKED);

    Arming(DataSource database, DeliveryConfig config) {
        this.database = database;
        this.memory = Path.of(config.batches().journal()).resolve("epoch");
    }

    /**
     * What the database says of itself.
     *
     * @param epoch the newest lease that has committed; the sequence would not do, since a database that stops hard
     *     comes back with one that has jumped ahead
     */
    private record Now(String place, String armedPlace, long epoch) {}

    /** Asked at each heartbeat. */
    Optional<Refusal> look() throws SQLException, IOException {
        Now now = now();
        long remembered = remembered(now.place);
        Optional<Refusal> found = refusal(now, remembered);
        if (found.isPresent() && !found.equals(refusal)) {
            LOG.errorf("No mail of an issue is sent until senders are armed again: %s", found.get());
        }
        if (found.isEmpty() && now.epoch > remembered) {
            remember(now);
        }
        refusal = found;
        return found;
    }

    Optional<Refusal> refusal() {
        return refusal;
    }

    private static Optional<Refusal> refusal(Now now, long remembered) {
        if (!now.place.equals(now.armedPlace)) {
            return Optional.of(Refusal.ANOTHER_PLACE);
        }
        return now.epoch < remembered ? Optional.of(Refusal.OLDER_STATE) : Optional.empty();
    }

    /**
     * Lets this database send from here.
     *
     * @param planned whether what still waits was certainly not sent; otherwise it is listed as UNKNOWN
     */
    void arm(String by, String reason, boolean planned, Instant at) throws SQLException, IOException {
        Now now = now();
        long epoch = Math.max(now.epoch, remembered(now.place)) + LEAP;
        try (Connection connection = database.getConnection()) {
            if (!planned) {
                try (PreparedStatement doubt = connection.prepareStatement("""
                        update delivery set state = 'UNKNOWN', reason = 'armed-again', worker = null,
                            lease_until = null, changed_at = ?
                        where lane = 'ISSUE' and state in ('PLANNED', 'DEFERRED', 'LEASED', 'ON_WIRE')
                        """)) {
                    doubt.setObject(1, at.atOffset(ZoneOffset.UTC));
                    doubt.executeUpdate();
                }
            }
            try (PreparedStatement leap = connection.prepareStatement("select setval('delivery_epoch', ?)")) {
                leap.setLong(1, epoch);
                leap.execute();
            }
            try (PreparedStatement arm = connection.prepareStatement("""
                    insert into delivery_arming (place, epoch, armed_at, armed_by, reason) values (?, ?, ?, ?, ?)
                    on conflict (sole) do update set place = excluded.place, epoch = excluded.epoch,
                        armed_at = excluded.armed_at, armed_by = excluded.armed_by, reason = excluded.reason
                    """)) {
                arm.setString(1, now.place);
                arm.setLong(2, epoch);
                arm.setObject(3, at.atOffset(ZoneOffset.UTC));
                arm.setString(4, by);
                arm.setString(5, reason);
                arm.executeUpdate();
            }
        }
        look();
    }

    private Now now() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("""
                        select system_identifier || '/' || current_database(),
                            coalesce((select place from delivery_arming), ''),
                            greatest((select max(epoch) from delivery_lease), (select epoch from delivery_arming), 0)
                        from pg_control_system()
                        """)) {
            found.next();
            return new Now(found.getString(1), found.getString(2), found.getLong(3));
        }
    }

    /** The newest lease this volume has seen of this database. */
    private long remembered(String place) throws IOException {
        if (!Files.exists(memory)) {
            return 0;
        }
        String[] parts = Files.readString(memory).strip().split(" ");
        boolean ours = parts.length == 2 && parts[0].equals(place) && parts[1].matches("\\d{1,18}");
        return ours ? Long.parseLong(parts[1]) : 0;
    }

    private void remember(Now now) throws IOException {
        Path directory = memory.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Path next = Files.createTempFile(directory, "epoch", ".new");
        Files.writeString(next, now.place + " " + now.epoch + "\n");
        Files.move(next, memory, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
