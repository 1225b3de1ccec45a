package io.madoguchi.consent.child;

import io.madoguchi.events.Outbox;
import io.madoguchi.persons.PersonRef;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Removes a child's data here and has the other services remove theirs (E14); {@link RemovalReports} hears when they have. */
@ApplicationScoped
class Removals {

    static final String TASKS = "madoguchi.rights-tasks";
    static final String SELF = "consent-service";

    private final PersonRows rows;
    private final Tombstones tombstones;
    private final ReportKeys keys;
    private final Outbox outbox;
    private final Clock clock;

    Removals(PersonRows rows, Tombstones tombstones, ReportKeys keys, Outbox outbox, Clock clock) {
        this.rows = rows;
        this.tombstones = tombstones;
        this.keys = keys;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** {@code child.removal-requested}: every service that holds anything of this person removes it and reports. */
    @RegisterForReflection
    record Requested(UUID removal, String person, String company, Instant requestedAt) {
        static final String TYPE = "child.removal-requested";
    }

    @Transactional(Transactional.TxType.MANDATORY)
    ChildRemoval start(ChildReport report, String by) {
        Instant now = clock.instant();
        PersonRef person = new PersonRef(report.person);
        ChildRemoval removal = ChildRemoval.start(report, tombstones.of(person), by, now);
        removal.persistAndFlush();
        outbox.tombstone("madoguchi.consents", person.value());
        outbox.publish(
                TASKS,
                removal.id.toString(),
                Requested.TYPE,
                new Requested(removal.id, person.value(), removal.company, now));
        Map<String, Long> gone = rows.delete(person);
        RemovalReport own = new RemovalReport(removal.id, SELF, gone, rows.remaining(person), now);
        ChildRemovalReport.of(own, keys.sign(ReportKeys.REPORT, own)).persist();
        return removal;
    }
}
