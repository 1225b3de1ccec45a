package io.madoguchi.gateway.counter;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * The salt of a day, the same in all replicas, destroyed when the day is over: after that nobody can say whether an address
 * was among the visitors of that day. The table is unlogged, so it is in no archive of the log and in no base backup.
 */
@Singleton
class DailySalt {

    static final ZoneId HERE = ZoneId.of("Asia/Tokyo");

    private static final Logger LOG = Logger.getLogger(DailySalt.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DataSource database;
    private final Clock clock;
    private final Map<LocalDate, byte[]> salts = new ConcurrentHashMap<>();

    DailySalt(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent started) {
        turn();
    }

    /** Fetches the salts of today and tomorrow, so that midnight waits for nobody, and destroys those before. */
    @Scheduled(every = "{madoguchi.counters.salt-every:60s}", delayed = "60s")
    void turn() {
        LocalDate today = today();
        try {
            salts.put(today, shared(today));
            salts.put(today.plusDays(1), shared(today.plusDays(1)));
            destroyBefore(today);
        } catch (SQLException e) {
            LOG.warn("The salt of the day could not be fetched; visitors are counted with one of our own");
        }
        salts.forEach((day, salt) -> {
            if (day.isBefore(today)) {
                salts.remove(day);
                Arrays.fill(salt, (byte) 0);
            }
        });
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), HERE);
    }

    /** A visitor of that day, as a number nobody can turn back. */
    byte[] hash(LocalDate day, String visitor) {
        byte[] salt = salts.computeIfAbsent(day, d -> fresh());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt, "HmacSHA256"));
            return mac.doFinal(visitor.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    private byte[] shared(LocalDate day) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into visitor_salt (day, salt) values (?, ?) on conflict do nothing");
                PreparedStatement select = connection.prepareStatement("select salt from visitor_salt where day = ?")) {
            insert.setObject(1, day);
            insert.setBytes(2, fresh());
            insert.executeUpdate();
            select.setObject(1, day);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? found.getBytes(1) : fresh();
            }
        }
    }

    private void destroyBefore(LocalDate day) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from visitor_salt where day < ?")) {
            delete.setObject(1, day);
            delete.executeUpdate();
        }
    }

    private static byte[] fresh() {
        byte[] salt = new byte[32];
        RANDOM.nextBytes(salt);
        return salt;
    }
}
