package io.madoguchi.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EventsResource.class)
class RelayTest {

    @Inject
    Outbox outbox;

    @Inject
    OutboxRelay relay;

    @Inject
    TopicMaker topics;

    @Inject
    EventsConfig config;

    @Inject
    Recorder recorder;

    @Inject
    DataSource dataSource;

    @Inject
    EventHousekeeping housekeeping;

    @Inject
    io.micrometer.core.instrument.MeterRegistry meters;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    private final String key = "thing-" + UUID.randomUUID();

    @AfterEach
    void theRelayOfTheServiceRunsAgain() {
        relay.stop();
        relay.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> unsent() == 0);
    }

    @Test
    void whatWasSentButNotMarkedIsSentAgainAndTakesEffectOnce() {
        relay.stop();
        publish(5);
        AtomicInteger marks = new AtomicInteger();
        OutboxRelay dying =
                new OutboxRelay(failing("update outbox_event", 2, marks), kafka, topics, config, "events-test");

        dying.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> unsent() == 0);
        dying.stop();

        assertThat(marks).hasValueGreaterThanOrEqualTo(3);
        awaitEffects(5);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(revisionsOnTheTopic())
                        .containsExactly(1L, 2L, 3L, 4L, 5L, 1L, 2L, 3L, 4L, 5L, 1L, 2L, 3L, 4L, 5L));
        assertThat(recorder.effects(key)).hasSize(5);
    }

    @Test
    void ofTwoReplicasOneRelaysAndTheOtherTakesOver() {
        OutboxRelay second = new OutboxRelay(dataSource, kafka, topics, config, "events-test");
        second.start();
        try {
            publish(10);
            awaitEffects(10);
            assertThat(revisionsOnTheTopic()).hasSize(10);

            relay.stop();
            publish(10);

            awaitEffects(20);
            assertThat(revisionsOnTheTopic()).hasSize(20);
        } finally {
            second.stop();
        }
    }

    @Test
    void theGaugeTellsWhatWaits() {
        relay.stop();
        publish(3);

        housekeeping.count();
        assertThat(meters.get("madoguchi.outbox.unsent").gauge().value()).isEqualTo(3);

        relay.start();
        awaitEffects(3);
        await().atMost(Duration.ofSeconds(10)).until(() -> unsent() == 0);
        housekeeping.count();
        assertThat(meters.get("madoguchi.outbox.unsent").gauge().value()).isZero();
    }

    @Test
    void oldRowsGoAndUnsentOnesStay() {
        publish(2);
        awaitEffects(2);
        await().atMost(Duration.ofSeconds(10)).until(() -> unsent() == 0);
        relay.stop();
        publish(1);
        sql(
                "update outbox_event set created_at = created_at - interval '40 days', sent_at = sent_at - interval '8 days'");
        sql("update inbox_event set received_at = received_at - interval '29 days'");

        housekeeping.clean();

        assertThat(number("select count(*) from outbox_event where key = '" + key + "'"))
                .isEqualTo(1);
        assertThat(number("select count(*) from inbox_event")).isPositive();
        sql("update inbox_event set received_at = received_at - interval '2 days'");
        housekeeping.clean();
        assertThat(number("select count(*) from inbox_event")).isZero();
    }

    @Test
    void whatIsNoEventIsPutAsideAndTheNextIsRead() {
        String rubbish = "not an event " + key;
        try (var producer = new KafkaProducer<String, String>(
                with(Map.of("key.serializer", StringSerializer.class, "value.serializer", StringSerializer.class)))) {
            producer.send(new ProducerRecord<>(Recorder.TOPIC, key, rubbish));
            producer.send(new ProducerRecord<>(Recorder.TOPIC, key, null));
            producer.flush();
        }

        publish(1);

        awaitEffects(1);
        String hex = java.util.HexFormat.of().formatHex(rubbish.getBytes(StandardCharsets.UTF_8));
        assertThat(number("select count(*) from dead_event where encode(body, 'hex') = '" + hex
                        + "' and reason = 'not JSON'"))
                .isEqualTo(1);
        assertThat(number("select count(*) from dead_event where body is null and reason like 'a tombstone without%'"))
                .isEqualTo(1);
    }

    private void publish(int times) {
        for (int i = 0; i < times; i++) {
            QuarkusTransaction.requiringNew()
                    .run(() -> outbox.publish(Recorder.TOPIC, key, "thing.happened", Map.of()));
        }
    }

    private void awaitEffects(int n) {
        List<Long> all = LongStream.rangeClosed(1, n).boxed().toList();
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(recorder.effects(key)).isEqualTo(all));
    }

    /** What a stranger reads on the topic for this key, from the beginning. */
    private List<Long> revisionsOnTheTopic() {
        try (var consumer = new KafkaConsumer<String, String>(with(Map.of(
                "key.deserializer",
                StringDeserializer.class,
                "value.deserializer",
                StringDeserializer.class,
                "group.id",
                "stranger",
                "enable.auto.commit",
                false)))) {
            List<TopicPartition> partitions = consumer.partitionsFor(Recorder.TOPIC).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<Long> revisions = new java.util.ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    if (key.equals(record.key())) {
                        revisions.add(EventJson.read(record.value().getBytes(StandardCharsets.UTF_8))
                                .revision());
                    }
                }
            }
            return revisions;
        } catch (EventJson.Unreadable e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> with(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.putAll(more);
        return settings;
    }

    /** A database that goes away, so many times, whenever a statement begins like this. */
    private DataSource failing(String beginning, int times, AtomicInteger seen) {
        return proxy(
                DataSource.class,
                dataSource,
                (method, result) -> result instanceof Connection connection
                        ? proxy(Connection.class, connection, (name, unchanged) -> unchanged, sql -> {
                            if (sql.startsWith(beginning) && seen.incrementAndGet() <= times) {
                                throw new SQLException("the connection is gone", "08006");
                            }
                        })
                        : result,
                sql -> {});
    }

    private interface Change {
        Object of(String method, Object result);
    }

    private interface Check {
        void of(String sql) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, T target, Change change, Check check) {
        return type.cast(Proxy.newProxyInstance(
                RelayTest.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        check.of((String) arguments[0]);
                    }
                    try {
                        return change.of(method.getName(), method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private long unsent() {
        return number("select count(*) from outbox_event where sent_at is null");
    }

    private long number(String sql) {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void sql(String sql) {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
