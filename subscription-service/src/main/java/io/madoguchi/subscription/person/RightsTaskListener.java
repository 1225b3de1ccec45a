package io.madoguchi.subscription.person;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.madoguchi.events.EventHandler;
import io.madoguchi.events.ReceivedEvent;
import io.madoguchi.persons.PersonRef;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What consent-service asks to be done about a person: remove a child, let one of age come back, end what is over. */
@ApplicationScoped
class RightsTaskListener implements EventHandler {

    private final ChildRemoval removal;
    private final RemovedChildren removed;
    private final EndedContacts ended;

    RightsTaskListener(ChildRemoval removal, RemovedChildren removed, EndedContacts ended) {
        this.removal = removal;
        this.removed = removed;
        this.ended = ended;
    }

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Requested(UUID removal, PersonRef person) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Lifted(PersonRef person) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Ended(PersonRef person, UUID purpose) {}

    @Override
    public String topic() {
        return "madoguchi.rights-tasks";
    }

    @Override
    public void handle(ReceivedEvent event) {
        switch (event.type()) {
            case "child.removal-requested" -> {
                Requested task = event.data(Requested.class);
                removal.remove(task.removal(), task.person());
            }
            case "child.removal-lifted" -> removed.lift(event.data(Lifted.class).person());
            case "retention.ended" -> {
                Ended task = event.data(Ended.class);
                ended.end(task.person(), task.purpose());
            }
            default -> {
                // tasks of other kinds are for other features
            }
        }
    }
}
