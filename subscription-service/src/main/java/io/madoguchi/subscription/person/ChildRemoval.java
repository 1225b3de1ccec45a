package io.madoguchi.subscription.person;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.madoguchi.events.Outbox;
import io.madoguchi.persons.PersonRef;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Removes all this service holds of a child, leaves a salted tombstone, and says so under its signature (E14). */
@ApplicationScoped
class ChildRemoval {

    private final PersonRows rows;
    private final RemovedChildren removed;
    private final ReportKey key;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Clock clock;
    private final String service;

    ChildRemoval(
            PersonRows rows,
            RemovedChildren removed,
            ReportKey key,
            Outbox outbox,
            ObjectMapper json,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.rows = rows;
        this.removed = removed;
        this.key = key;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
        this.service = service;
    }

    /** What is signed; names no person. */
    @RegisterForReflection
    record Report(UUID removal, String service, Map<String, Long> tables, long remaining, Instant at) {}

    /** {@code child.removed}. */
    @RegisterForReflection
    record Removed(String report) {
        static final String TYPE = "child.removed";
    }

    /** Keys first: what they sealed is lost even if all the rest must be done again. Safe to repeat. */
    @Transactional(Transactional.TxType.MANDATORY)
    void remove(UUID removal, PersonRef person) {
        Reader.takeTurn(person);
        removed.add(person, clock.instant());
        if (rows.isOnTheWire(person)) {
            throw new IllegalStateException("A mail is on the wire; the removal comes again in a moment.");
        }
        long keys = rows.destroyKeys(person);
        Map<String, Long> gone = new TreeMap<>(rows.delete(person));
        rows.forgetKeys(person);
        if (keys > 0) {
            gone.put("person_key", keys);
        }
        Report report = new Report(removal, service, gone, rows.remaining(person), clock.instant());
        outbox.publish(
                "madoguchi.rights-reports", removal.toString(), Removed.TYPE, new Removed(key.sign(written(report))));
    }

    private String written(Report report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report that cannot be written", e);
        }
    }
}
