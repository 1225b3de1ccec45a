package io.madoguchi.events;

import io.madoguchi.events.EventJson.Unreadable;
import io.madoguchi.events.TopicMaker.BrokerAway;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.RetriableCommitFailedException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads the topics of all handlers, one event after the other; one that fails holds up its partition, nothing else. */
@Singleton
class EventConsumer {

    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration STOP = Duration.ofSeconds(10);
    /** A killed reader says no farewell: its successor waits this long for its partitions, and stops wait with it. */
    private static final Duration SESSION = Duration.ofSeconds(10);

    private final Inbox inbox;
    private final TopicMaker topics;
    private final EventsConfig.Consumer config;
    private final Map<String, Object> kafka;
    private final String group;

    private final CountDownLatch stop = new CountDownLatch(1);

    private volatile boolean stopping;
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
    private @Nullable Thread thread;

    EventConsumer(
            Inbox inbox,
            TopicMaker topics,
            EventsConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.inbox = inbox;
        this.topics = topics;
        this.config = config.consumer();
        this.kafka = kafka;
        this.group = application;
    }

    void onStart(@Observes StartupEvent event) {
        if (config.enabled() && !inbox.topics().isEmpty()) {
            // the broker may be away: reading starts when it comes, the service at once
            thread = Thread.ofPlatform().daemon().name("event-consumer").start(this::run);
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        stopping = true;
        stop.countDown();
        KafkaConsumer<String, byte[]> reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
        Thread running = thread;
        if (running != null) {
            try {
                running.join(STOP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        Retries retries = new Retries(config.longestPause());
        Duration pause = POLL;
        while (!stopping) {
            try {
                topics.ensure(inbox.topics());
                pause = POLL;
                read(retries);
            } catch (BrokerAway | RuntimeException e) {
                if (stopping) {
                    return;
                }
                LOG.warnf("Events are not read; next attempt in %d ms: %s", pause.toMillis(), Retries.kind(e));
                pause = sleep(pause);
            }
        }
    }

    private void read(Retries retries) {
        try (KafkaConsumer<String, byte[]> reading = new KafkaConsumer<>(settings())) {
            consumer = reading;
            reading.subscribe(inbox.topics());
            while (!stopping) {
                retries.resume(reading);
                commit(reading, use(reading, reading.poll(POLL), retries));
            }
        } catch (WakeupException e) {
            LOG.debug("Reading of events stops.");
        } finally {
            consumer = null;
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> use(
            KafkaConsumer<String, byte[]> reading, ConsumerRecords<String, byte[]> records, Retries retries) {
        Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            for (ConsumerRecord<String, byte[]> record : records.records(partition)) {
                if (stopping) {
                    return done;
                }
                try {
                    use(record);
                } catch (RuntimeException e) {
                    // the record comes again, with all that follow it in this partition
                    reading.seek(partition, record.offset());
                    retries.hold(reading, partition, record.offset(), e);
                    break;
                }
                retries.passed(partition);
                done.put(partition, new OffsetAndMetadata(record.offset() + 1));
            }
        }
        return done;
    }

    private void use(ConsumerRecord<String, byte[]> record) {
        ReceivedEvent event;
        try {
            event = record.value() == null ? Tombstone.read(record.headers()) : EventJson.read(record.value());
        } catch (Unreadable e) {
            LOG.errorf(
                    "Not an event, put aside: %s %d/%d: %s",
                    record.topic(), record.partition(), record.offset(), e.why());
            inbox.bury(record, e.why());
            return;
        }
        inbox.take(record.topic(), event);
    }

    /** After the effects, so that nothing is skipped; what is read again because this failed is known to the inbox. */
    private static void commit(KafkaConsumer<String, byte[]> reading, Map<TopicPartition, OffsetAndMetadata> done) {
        if (done.isEmpty()) {
            return;
        }
        try {
            reading.commitSync(done);
        } catch (CommitFailedException | RetriableCommitFailedException e) {
            LOG.debug("The broker gave these partitions to another replica before the commit.");
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, group + "-events");
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) SESSION.toMillis());
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int)
                SESSION.dividedBy(4).toMillis());
        return settings;
    }

    private Duration sleep(Duration pause) {
        try {
            if (stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return pause;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
        Duration longer = pause.multipliedBy(2);
        return longer.compareTo(config.longestPause()) < 0 ? longer : config.longestPause();
    }
}
