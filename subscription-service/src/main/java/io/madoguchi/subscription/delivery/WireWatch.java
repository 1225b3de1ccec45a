package io.madoguchi.subscription.delivery;

import io.madoguchi.persons.PersonRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The mails of this process that have passed their last check and whose MAIL FROM is not answered yet. */
@ApplicationScoped
class WireWatch {

    private final Map<UUID, Start> starts = new ConcurrentHashMap<>();
    private final long barrierNanos;

    WireWatch(DeliveryConfig config) {
        this.barrierNanos = config.barrier().toNanos();
    }

    /** How far a mail is. */
    private enum Point {
        CHECKED,
        GOING,
        WRITTEN
    }

    private record Start(PersonRef person, long begun, Point point) {
        Start at(Point next) {
            return new Start(person, begun, next);
        }
    }

    /** Called before the last check, so that no moment lies between the check and its being seen. */
    void begin(UUID delivery, PersonRef person) {
        starts.put(delivery, new Start(person, System.nanoTime(), Point.CHECKED));
    }

    /** Asked at the very last, before the first byte; false when a stop went past, and the mail must be checked again. */
    boolean go(UUID delivery) {
        return starts.computeIfPresent(delivery, (id, start) -> start.at(Point.GOING)) != null;
    }

    /** The bytes of MAIL FROM have left: the mail has started, though its reply is not read. */
    void written(UUID delivery) {
        starts.computeIfPresent(delivery, (id, start) -> start.at(Point.WRITTEN));
    }

    void end(UUID delivery) {
        starts.remove(delivery);
    }

    /** One that waits behind a slow mail of its batch until its check is too old holds nobody up: it is called back. */
    boolean isStarting(PersonRef person) {
        boolean starting = false;
        for (Map.Entry<UUID, Start> each : starts.entrySet()) {
            if (each.getValue().person.equals(person)) {
                starting |= starts.computeIfPresent(each.getKey(), (id, start) -> isOld(start) ? null : start) != null;
            }
        }
        return starting;
    }

    private boolean isOld(Start start) {
        return start.point == Point.CHECKED && System.nanoTime() - start.begun > barrierNanos;
    }

    boolean isUnwritten(PersonRef person) {
        return starts.values().stream().anyMatch(start -> start.person.equals(person) && start.point != Point.WRITTEN);
    }
}
