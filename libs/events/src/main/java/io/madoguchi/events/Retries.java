package io.madoguchi.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Partitions whose next event failed: paused for a growing while, the consumer stays a member of its group meanwhile. */
final class Retries {

    private static final Logger LOG = Logger.getLogger(Retries.class);
    private static final Duration FIRST = Duration.ofMillis(500);

    private record Hold(Duration pause, long until) {}

    private final Map<TopicPartition, Hold> holds = new HashMap<>();
    private final Duration longest;

    Retries(Duration longest) {
        this.longest = longest;
    }

    void hold(Consumer<?, ?> consumer, TopicPartition partition, long offset, RuntimeException why) {
        Hold before = holds.get(partition);
        Duration pause = before == null ? FIRST : before.pause().multipliedBy(2);
        if (pause.compareTo(longest) > 0) {
            pause = longest;
        }
        holds.put(partition, new Hold(pause, System.nanoTime() + pause.toNanos()));
        consumer.pause(List.of(partition));
        LOG.errorf("The event at %s/%d failed, again in %d ms: %s", partition, offset, pause.toMillis(), kind(why));
        LOG.debug("What failed", why);
    }

    void passed(TopicPartition partition) {
        holds.remove(partition);
    }

    void resume(Consumer<?, ?> consumer) {
        List<TopicPartition> ready = new ArrayList<>(consumer.paused());
        ready.removeIf(partition -> {
            Hold hold = holds.get(partition);
            return hold != null && System.nanoTime() - hold.until() < 0;
        });
        consumer.resume(ready);
    }

    /** Where and what, never the message, which may quote data. */
    static String kind(Throwable thrown) {
        StringBuilder kind = new StringBuilder(thrown.getClass().getName());
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (frame.getClassName().startsWith("io.madoguchi.")) {
                kind.append(" at ").append(frame);
                break;
            }
        }
        Throwable cause = thrown.getCause();
        return cause == null ? kind.toString() : kind + " by " + kind(cause);
    }
}
