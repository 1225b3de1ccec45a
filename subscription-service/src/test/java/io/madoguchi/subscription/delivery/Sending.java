package io.madoguchi.subscription.delivery;

import io.madoguchi.events.Ids;
import io.madoguchi.persons.EmailAddress;
import io.madoguchi.persons.Holder;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.persons.PersonRefs;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A sender in the hands of a test: one relay, one letter, and a place to interrupt it. */
abstract class Sending {

    @Inject
    DeliveryLedger ledger;

    @Inject
    Housekeeping housekeeping;

    @Inject
    Stationery stationery;

    @Inject
    WireWatch watch;

    @Inject
    DeliveryConfig config;

    @Inject
    StopBarrier barrier;

    @Inject
    PersonRefs refs;

    @Inject
    DataSource database;

    @Inject
    Clock clock;

    Relay relay;
    volatile boolean wanted = true;
    volatile Consumer<Step> interruption = step -> {};

    /** The process dies: nothing after it runs, and nothing it holds is given back. */
    static final class Killed extends Error {
        static final long serialVersionUID = 1L;
    }

    @BeforeEach
    void open() throws IOException {
        relay = new Relay();
        change("delete from delivery");
        wanted = true;
        interruption = step -> {};
    }

    @AfterEach
    void close() throws IOException {
        relay.close();
    }

    UUID queue() {
        Assignment mail = new Assignment(
                Ids.next(), MailKind.TEST, Ids.next(), null, "aoba", new Holder(person(), 1), Locale.ENGLISH);
        ledger.plan(mail, clock.instant(), config.timeToLive());
        return mail.delivery();
    }

    PersonRef person() {
        return refs.of("aoba", EmailAddress.parse("haru@example.jp"));
    }

    /** One round of a sender: claims what is due and carries it. */
    void round() throws IOException {
        try (SmtpConnection connection =
                SmtpConnectionTest.connector(relay.config()).open()) {
            for (Claimed claimed : ledger.claim(Lane.SERVICE, 10, clock.instant())) {
                courier().deliver(claimed, connection);
            }
        }
    }

    Courier courier() {
        Letter letter = new Letter() {
            @Override
            public MailKind kind() {
                return MailKind.TEST;
            }

            @Override
            public Optional<Draft> write(Assignment assignment) {
                return Optional.of(Drafts.plain());
            }

            @Override
            public boolean stillWanted(Assignment assignment) {
                return wanted;
            }
        };
        return new Courier(ledger, new Letters(List.of(letter)), stationery, watch, config, clock) {
            @Override
            void reached(Step step, Assignment mail) {
                interruption.accept(step);
            }
        };
    }

    /** The rows of this worker become those of one that is not seen any more. */
    void workerIsGone() {
        change("update delivery set worker = ? where worker is not null", Ids.next());
    }

    String identity(UUID mail) {
        return value("select coalesce(message_id, '<none>') from delivery where id = ?", mail);
    }

    String state(UUID mail) {
        return value("select state from delivery where id = ?", mail);
    }

    static void pause(long milliseconds) {
        try {
            TimeUnit.MILLISECONDS.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void change(String sql, Object... arguments) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    List<String> values(String sql, Object... arguments) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            List<String> found = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    String value(String sql, Object... arguments) {
        return values(sql, arguments).getFirst();
    }
}
