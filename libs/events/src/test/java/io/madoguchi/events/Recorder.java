package io.madoguchi.events;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Notes every event that took effect, in a table of its own inside the transaction, and fails where a test says so. */
@Singleton
class Recorder implements EventHandler {

    static final String TOPIC = "madoguchi.test";

    final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();
    final List<ReceivedEvent> received = new CopyOnWriteArrayList<>();
    private final DataSource dataSource;

    Recorder(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public void handle(ReceivedEvent event) {
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement("insert into effect (key, revision) values (?, ?)")) {
            insert.setString(1, event.key());
            insert.setLong(2, event.revision());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        AtomicInteger left = failures.get(event.key());
        if (left != null && left.getAndDecrement() > 0) {
            throw new IllegalStateException("as the test wants it");
        }
        received.add(event);
    }

    /** The revisions of a key that took effect, in the order they did. */
    List<Long> effects(String key) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select revision from effect where key = ? order by place")) {
            select.setString(1, key);
            List<Long> revisions = new java.util.ArrayList<>();
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    revisions.add(found.getLong(1));
                }
            }
            return revisions;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
