package io.madoguchi.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EventsResource.class)
class TopicMakerTest {

    @Inject
    TopicMaker topics;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Test
    void topicsAreMadeWithTheirRetention() throws Exception {
        topics.ensure(List.of("madoguchi.consents", Recorder.TOPIC));

        try (Admin admin = Admin.create(kafka)) {
            var compacted = new ConfigResource(ConfigResource.Type.TOPIC, "madoguchi.consents");
            var deleted = new ConfigResource(ConfigResource.Type.TOPIC, Recorder.TOPIC);
            var settings =
                    admin.describeConfigs(List.of(compacted, deleted)).all().get();
            assertThat(settings.get(compacted).get("cleanup.policy").value()).isEqualTo("compact");
            assertThat(settings.get(deleted).get("cleanup.policy").value()).isEqualTo("delete");
            assertThat(settings.get(deleted).get("retention.ms").value()).isEqualTo("604800000");
            assertThat(admin.describeTopics(List.of("madoguchi.consents"))
                            .allTopicNames()
                            .get()
                            .get("madoguchi.consents")
                            .partitions())
                    .hasSize(3);
        }
    }
}
