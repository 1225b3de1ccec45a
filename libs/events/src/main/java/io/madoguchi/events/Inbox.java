package io.madoguchi.events;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Lets every event take effect once: the note that it was received and what it changes are one transaction. */
@ApplicationScoped
class Inbox {

    private final DataSource dataSource;
    private final Map<String, List<EventHandler>> handlers;
    private final Clock clock;

    Inbox(DataSource dataSource, @All List<EventHandler> handlers, Clock clock) {
        this.dataSource = dataSource;
        this.handlers = handlers.stream().collect(Collectors.groupingBy(EventHandler::topic));
        this.clock = clock;
    }

    Set<String> topics() {
        return handlers.keySet();
    }

    /** Hands over the event unless it was before. */
    @ActivateRequestContext
    void take(String topic, ReceivedEvent event) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (firstTime(topic, event)) {
                handlers.getOrDefault(topic, List.of()).forEach(handler -> handler.handle(event));
            }
        });
    }

    /** Waits for a colleague who has the same event in hand, since the key is unique. */
    private boolean firstTime(String topic, ReceivedEvent event) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into inbox_event (id, topic, received_at) values (?, ?, ?) on conflict do nothing")) {
            insert.setObject(1, event.id());
            insert.setString(2, topic);
            insert.setObject(3, now());
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts aside what can never be read, for people to look at. */
    void bury(ConsumerRecord<String, byte[]> record, String why) {
        QuarkusTransaction.requiringNew().run(() -> {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement insert = connection.prepareStatement(
                            "insert into dead_event (topic, partition, position, reason, body, received_at)"
                                    + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")) {
                insert.setString(1, record.topic());
                insert.setInt(2, record.partition());
                insert.setLong(3, record.offset());
                insert.setString(4, why);
                insert.setBytes(5, record.value());
                insert.setObject(6, now());
                insert.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
