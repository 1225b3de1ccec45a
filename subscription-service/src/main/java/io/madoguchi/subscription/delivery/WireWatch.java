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

    private record Start(PersonRef person, boolean written) {}

    /** Called before the last check, so that no moment lies between the check and its being seen. */
    void begin(UUID delivery, PersonRef person) {
        starts.put(delivery, new Start(person, false));
    }

    /** The bytes of MAIL FROM have left: the mail has started, though its reply is not read. */
    void written(UUID delivery) {
        starts.computeIfPresent(delivery, (id, start) -> new Start(start.person, true));
    }

    void end(UUID delivery) {
        starts.remove(delivery);
    }

    boolean isStarting(PersonRef person) {
        return starts.values().stream().anyMatch(start -> start.person.equals(person));
    }

    boolean isUnwritten(PersonRef person) {
        return starts.values().stream().anyMatch(start -> start.person.equals(person) && !start.written);
    }
}
