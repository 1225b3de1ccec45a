package io.madoguchi.inquiry.person;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.madoguchi.events.EventHandler;
import io.madoguchi.events.Outbox;
import io.madoguchi.events.ReceivedEvent;
import io.madoguchi.persons.PersonRef;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Removes what this service holds of a child, and says so under its signature (E14). */
@ApplicationScoped
class ChildRemovalListener implements EventHandler {

    private final PersonKeys keys;
    private final PersonRows rows;
    private final ReportKey key;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Clock clock;
    private final String service;

    ChildRemovalListener(
            PersonKeys keys,
            PersonRows rows,
            ReportKey key,
            Outbox outbox,
            ObjectMapper json,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.keys = keys;
        this.rows = rows;
        this.key = key;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
        this.service = service;
    }

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Requested(UUID removal, PersonRef person) {
        static final String TYPE = "child.removal-requested";
    }

    /** What is signed; names no person. */
    @RegisterForReflection
    record Report(UUID removal, String service, Map<String, Long> tables, long remaining, Instant at) {}

    /** {@code child.removed}. */
    @RegisterForReflection
    record Removed(String report) {
        static final String TYPE = "child.removed";
    }

    @Override
    public String topic() {
        return "madoguchi.rights-tasks";
    }

    @Override
    public void handle(ReceivedEvent event) {
        if (!event.type().equals(Requested.TYPE)) {
            return;
        }
        Requested task = event.data(Requested.class);
        // keys first: what they sealed is lost even if all the rest must be done again
        long sealed = keys.destroy(task.person());
        Map<String, Long> gone = new TreeMap<>(rows.delete(task.person()));
        if (sealed > 0) {
            gone.put("person_key", sealed);
        }
        Report report = new Report(task.removal(), service, gone, rows.remaining(task.person()), clock.instant());
        outbox.publish(
                "madoguchi.rights-reports",
                task.removal().toString(),
                Removed.TYPE,
                new Removed(key.sign(written(report))));
    }

    private String written(Report report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report that cannot be written", e);
        }
    }
}
