package io.madoguchi.subscription.delivery;

import java.io.Closeable;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;

/** One sender's connections, one to the relay of each identity. */
final class Lines implements Closeable {

    private final ScheduledExecutorService timers;
    private final DeliveryConfig config;
    private final Map<UUID, Open> open = new HashMap<>();

    private record Open(Letterhead head, Line line) {}

    Lines(ScheduledExecutorService timers, DeliveryConfig config) {
        this.timers = timers;
        this.config = config;
    }

    /** Another one when the settings of the identity have changed. */
    Line of(Letterhead head) {
        Open known = open.get(head.identity());
        if (known != null && known.head.equals(head)) {
            return known.line;
        }
        if (known != null) {
            known.line.close();
        }
        Line line = new Line(head, timers, config);
        open.put(head.identity(), new Open(head, line));
        return line;
    }

    @Override
    public void close() {
        open.values().forEach(each -> each.line.close());
        open.clear();
    }
}
