package io.madoguchi.events;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes topics that are not there yet: a broker that makes them by itself would not know which ones are compacted. */
@Singleton
class TopicMaker {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, Object> kafka;
    private final EventsConfig.Topics config;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    TopicMaker(@Identifier("default-kafka-broker") Map<String, Object> kafka, EventsConfig config) {
        this.kafka = kafka;
        this.config = config.topics();
    }

    /** Returns when all of them exist; throws when the broker does not answer. */
    void ensure(Collection<String> topics) throws BrokerAway {
        if (known.containsAll(topics)) {
            return;
        }
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis() / 2);
        try (Admin admin = Admin.create(settings)) {
            Set<String> present = admin.listTopics().names().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            List<NewTopic> missing = topics.stream()
                    .filter(topic -> !present.contains(topic))
                    .distinct()
                    .map(this::describe)
                    .toList();
            for (var made : admin.createTopics(missing).values().entrySet()) {
                try {
                    made.getValue().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                } catch (ExecutionException e) {
                    // another service was quicker
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw e;
                    }
                }
            }
            known.addAll(topics);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            throw new BrokerAway(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerAway(e);
        }
    }

    /** Looks again next time: the broker may have come back without its data. */
    void forget() {
        known.clear();
    }

    private NewTopic describe(String name) {
        Map<String, String> settings = config.compacted().contains(name)
                ? Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)
                : Map.of(
                        TopicConfig.RETENTION_MS_CONFIG,
                        String.valueOf(config.retention().toMillis()));
        // how many replicas is the operator's decision: the default of the broker
        return new NewTopic(name, Optional.of(config.partitions()), Optional.empty()).configs(settings);
    }

    /** The broker does not answer, or refuses. */
    static final class BrokerAway extends Exception {

        private static final long serialVersionUID = 1L;

        BrokerAway(Throwable cause) {
            super(cause);
        }
    }
}
