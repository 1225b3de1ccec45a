package io.madoguchi.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** One Kafka node that is broker and controller, in a process of its own, with the topics of the house. */
final class Kafka implements Launch {
    /** {@code madoguchi.consents} keeps the last state of every person; the others are facts that age out. */
    private static final Map<String, Map<String, String>> TOPICS = Map.of(
            "madoguchi.policies", Map.of(),
            "madoguchi.subscriptions", Map.of(),
            "madoguchi.consents", Map.of("cleanup.policy", "compact"),
            "madoguchi.issues", Map.of());

    private static final int PARTITIONS = 3;
    private final Layout layout;
    private final int port;
    private final int controllerPort;

    Kafka(Layout layout, int offset) {
        this.layout = layout;
        this.port = Part.KAFKA.port(offset);
        this.controllerPort = Part.KAFKA.secondPort(offset);
    }

    @Override
    public Part part() {
        return Part.KAFKA;
    }

    @Override
    public void prepare() {
        try {
            Files.createDirectories(layout.data().resolve("kafka"));
            Files.writeString(settingsFile(), settings());
        } catch (IOException e) {
            throw new DeskException("Kafka could not be prepared: " + e.getMessage(), e);
        }
    }

    @Override
    public List<String> command() {
        List<Path> jars = List.of(layout.built().resolve("kafka-lib"));
        List<String> command = new ArrayList<>(Java.own(layout, "256m", KafkaNode.class, jars));
        command.add(settingsFile().toString());
        return command;
    }

    @Override
    public boolean ready() {
        if (!Probe.listens(port)) {
            return false;
        }
        try (Admin admin = admin()) {
            return !admin.describeCluster().nodes().get(3, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void furnish() {
        try (Admin admin = admin()) {
            Set<String> there = admin.listTopics().names().get(20, TimeUnit.SECONDS);
            List<NewTopic> missing = TOPICS.entrySet().stream()
                    .filter(topic -> !there.contains(topic.getKey()))
                    .map(topic -> new NewTopic(topic.getKey(), Optional.of(PARTITIONS), Optional.empty())
                            .configs(topic.getValue()))
                    .toList();
            admin.createTopics(missing).all().get(20, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new DeskException("Kafka did not take the topics: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String bootstrap() {
        return "127.0.0.1:" + port;
    }

    private Admin admin() {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000));
    }

    private Path settingsFile() {
        return layout.data().resolve("kafka/server.properties");
    }

    private String settings() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=PLAINTEXT
                log.dirs=%3$s
                num.partitions=%4$d
                default.replication.factor=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=2
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                group.initial.rebalance.delay.ms=0
                log.cleaner.dedupe.buffer.size=4194304
                num.network.threads=2
                num.io.threads=4
                # a killed broker comes back only when its old registration has run out
                broker.session.timeout.ms=3000
                broker.heartbeat.interval.ms=500
                """.formatted(port, controllerPort, layout.data().resolve("kafka/logs"), PARTITIONS);
    }
}
