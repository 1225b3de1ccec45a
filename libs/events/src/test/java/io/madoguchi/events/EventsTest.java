package io.madoguchi.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EventsResource.class)
class EventsTest {

    BrokerSwitch broker;

    @Inject
    Outbox outbox;

    @Inject
    Recorder recorder;

    @Test
    void anEventArrivesWhole() {
        String key = key();

        publish(key, Map.of("colour", "blue"));

        awaitEffects(key, 1);
        ReceivedEvent event = received(key).getFirst();
        assertThat(event.type()).isEqualTo("thing.happened");
        assertThat(event.source()).isEqualTo("/events-test");
        assertThat(event.revision()).isEqualTo(1);
        assertThat(event.id().version()).isEqualTo(7);
        assertThat(event.data(Paint.class)).isEqualTo(new Paint("blue"));
    }

    record Paint(String colour) {}

    @Test
    void publishingNeedsATransaction() {
        assertThatThrownBy(() -> outbox.publish(Recorder.TOPIC, key(), "thing.happened", Map.of()))
                .hasMessageContaining("ARJUNA016110");
    }

    @Test
    void aRolledBackFactLeavesNoEvent() {
        String key = key();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.publish(Recorder.TOPIC, key, "thing.happened", Map.of());
                    throw new IllegalStateException("the business refuses");
                }))
                .hasMessage("the business refuses");

        assertThat(publish(key, Map.of())).isEqualTo(1);

        awaitEffects(key, 1);
    }

    @Test
    void concurrentPublishersOnOneKeyLeaveNoGap() throws Exception {
        String key = key();
        int publishers = 8;
        int each = 12;
        Callable<Void> work = () -> {
            for (int i = 0; i < each; i++) {
                publish(key, Map.of());
            }
            return null;
        };

        try (var threads = Executors.newFixedThreadPool(publishers)) {
            for (var done : threads.invokeAll(
                    IntStream.range(0, publishers).mapToObj(i -> work).toList())) {
                done.get();
            }
        }

        awaitEffects(key, publishers * each);
    }

    @Test
    void aHandlerThatFailsGetsTheSameEventAgainAndNothingOvertakesIt() {
        String key = key();
        recorder.failures.put(key, new AtomicInteger(3));

        publish(key, Map.of());
        publish(key, Map.of());
        publish(key, Map.of());

        awaitEffects(key, 3);
        assertThat(recorder.failures.get(key).get()).isNegative();
    }

    @Test
    void aTombstoneIsTold() {
        String key = key();
        publish(key, Map.of());

        QuarkusTransaction.requiringNew().call(() -> outbox.tombstone(Recorder.TOPIC, key));

        awaitEffects(key, 2);
        assertThat(received(key).getLast().isTombstone()).isTrue();
    }

    @Test
    void aBrokerThatIsKilledAndComesBackLosesNothingAndKeepsTheOrder() throws Exception {
        List<String> keys = List.of(key(), key(), key());
        publishEach(keys, 20);
        broker.kill().run();
        publishEach(keys, 20);
        // the relay has met the silence before the next ones come
        await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
        publishEach(keys, 20);
        keys.forEach(key -> assertThat(recorder.effects(key)).hasSizeLessThan(60));

        broker.start().run();
        publishEach(keys, 20);

        keys.forEach(key -> awaitEffects(key, 80));
    }

    private void publishEach(List<String> keys, int times) {
        for (int i = 0; i < times; i++) {
            keys.forEach(key -> publish(key, Map.of()));
        }
    }

    private long publish(String key, Object data) {
        return QuarkusTransaction.requiringNew()
                .call(() -> outbox.publish(Recorder.TOPIC, key, "thing.happened", data));
    }

    /** Exactly the revisions 1 to n, each once and in order. */
    private void awaitEffects(String key, int n) {
        List<Long> all = LongStream.rangeClosed(1, n).boxed().toList();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(recorder.effects(key)).isEqualTo(all));
    }

    private List<ReceivedEvent> received(String key) {
        return recorder.received.stream()
                .filter(event -> event.key().equals(key))
                .toList();
    }

    private static String key() {
        return "thing-" + UUID.randomUUID();
    }
}
