package io.madoguchi.acceptance.house;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The far end of a fact: what stands in the broker's topics, read from the beginning by a reader without a group. */
public final class Broker {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String bootstrap;

    public Broker(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** Every event of a topic that stood there when this was asked, in order per key; tombstones left out. */
    public List<JsonNode> events(String topic, Predicate<JsonNode> wanted) {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "bootstrap.servers", bootstrap, "isolation.level", "read_committed", "default.api.timeout.ms", 20_000));
        List<JsonNode> found = new ArrayList<>();
        try (KafkaConsumer<String, String> reader =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> parts = reader.partitionsFor(topic).stream()
                    .map(part -> new TopicPartition(topic, part.partition()))
                    .toList();
            reader.assign(parts);
            reader.seekToBeginning(parts);
            Map<TopicPartition, Long> ends = reader.endOffsets(parts);
            while (parts.stream().anyMatch(part -> reader.position(part) < ends.get(part))) {
                for (ConsumerRecord<String, String> event : reader.poll(Duration.ofMillis(250))) {
                    if (event.value() != null) {
                        found.add(read(event.value()));
                    }
                }
            }
        }
        return found.stream().filter(wanted).toList();
    }

    public List<JsonNode> eventsOf(String topic, String type, String subject) {
        return events(
                topic,
                event -> type.equals(event.path("type").asText())
                        && subject.equals(event.path("subject").asText()));
    }

    private static JsonNode read(String value) {
        try {
            return JSON.readTree(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
