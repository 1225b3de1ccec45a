package io.madoguchi.events;

import io.madoguchi.events.TopicMaker.BrokerAway;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Carries unsent events to Kafka, in order per key, from one replica at a time, through any loss of the broker. */
@Singleton
class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration STANDBY = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final DataSource dataSource;
    private final Map<String, Object> kafka;
    private final TopicMaker topics;
    private final EventsConfig.Relay config;
    private final String source;
    private final BlockingQueue<Boolean> wakes = new ArrayBlockingQueue<>(1);

    /** Of the relay's own thread: the last pause after a failure. */
    private Duration pause;

    private volatile boolean stopping;
    private @Nullable Thread thread;

    OutboxRelay(
            DataSource dataSource,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            TopicMaker topics,
            EventsConfig config,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.dataSource = dataSource;
        this.kafka = kafka;
        this.topics = topics;
        this.config = config.relay();
        this.source = "/" + application;
        this.pause = this.config.poll();
    }

    void onStart(@Observes StartupEvent event) {
        if (config.enabled()) {
            start();
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        stop();
    }

    synchronized void start() {
        stopping = false;
        thread = Thread.ofPlatform().daemon().name("outbox-relay").start(this::run);
    }

    synchronized void stop() {
        stopping = true;
        wake();
        Thread running = thread;
        if (running == null) {
            return;
        }
        try {
            running.join(LONGEST_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    /** There may be something to send. */
    void wake() {
        wakes.offer(Boolean.TRUE);
    }

    private void run() {
        while (!stopping) {
            Duration wait = STANDBY;
            try (Connection connection = dataSource.getConnection()) {
                OutboxTable outbox = new OutboxTable(connection);
                if (outbox.lock()) {
                    try {
                        lead(outbox);
                    } finally {
                        outbox.unlock();
                    }
                }
            } catch (BrokerAway | SQLException | RuntimeException e) {
                topics.forget();
                pause = longer(pause);
                wait = pause;
                LOG.warnf("Events wait in the outbox; next attempt in %d ms: %s", wait.toMillis(), reason(e));
            }
            // whatever wakes us meanwhile: who failed, or has not the lock, has no reason to hurry
            for (long end = System.nanoTime() + wait.toNanos(); !stopping && System.nanoTime() < end; ) {
                rest(Duration.ofNanos(end - System.nanoTime()));
            }
        }
    }

    private void lead(OutboxTable outbox) throws SQLException, BrokerAway {
        @Nullable KafkaProducer<String, String> producer = null;
        try {
            while (!stopping) {
                List<OutboxRow> rows = outbox.unsent(config.batch());
                if (rows.isEmpty()) {
                    rest(config.poll());
                    continue;
                }
                topics.ensure(rows.stream().map(OutboxRow::topic).distinct().toList());
                if (producer == null) {
                    producer = new KafkaProducer<>(settings());
                }
                RelayBatch batch = new RelayBatch(producer, source, () -> !stopping && outbox.holds());
                batch.send(rows);
                outbox.mark(batch.sent());
                batch.throwFailure();
                pause = config.poll();
            }
        } finally {
            if (producer != null) {
                // what the broker has not taken by then stays unsent in the table
                producer.close(stopping ? LAST_WORDS : Duration.ZERO);
            }
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, source.substring(1) + "-relay");
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        // never given up by time: giving up one and sending the next would change the order
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return settings;
    }

    private void rest(Duration duration) {
        try {
            wakes.poll(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    /** The kind of what went wrong, without messages that may quote data. */
    private static String reason(Exception e) {
        Throwable cause = e.getCause();
        return cause == null
                ? e.getClass().getSimpleName()
                : e.getClass().getSimpleName() + " by " + cause.getClass().getSimpleName();
    }
}
