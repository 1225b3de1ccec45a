package io.madoguchi.consent.child;

import io.madoguchi.events.Outbox;
import io.madoguchi.persons.PersonRef;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Removes a child's data here, has the other services remove theirs, and proves it when all have said so (E14). */
@ApplicationScoped
class Removals {

    static final String TASKS = "madoguchi.rights-tasks";
    private static final String SELF = "consent-service";

    private final PersonRows rows;
    private final Tombstones tombstones;
    private final ReportKeys keys;
    private final Outbox outbox;
    private final Clock clock;
    private final ChildConfig config;

    Removals(PersonRows rows, Tombstones tombstones, ReportKeys keys, Outbox outbox, Clock clock, ChildConfig config) {
        this.rows = rows;
        this.tombstones = tombstones;
        this.keys = keys;
        this.outbox = outbox;
        this.clock = clock;
        this.config = config;
    }

    /** {@code child.removal-requested}: every service that holds anything of this person removes it and reports. */
    @RegisterForReflection
    record Requested(UUID removal, String person, String company, Instant requestedAt) {
        static final String TYPE = "child.removal-requested";
    }

    /** What is proven: for whoever knows the reference and the salt, that it was this person; for all others a number. */
    @RegisterForReflection
    record Proof(UUID removal, String company, String tombstone, List<String> reports, Instant completedAt) {}

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

    /** Takes a report that one of the known services signed; false for any other. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean take(String signed) {
        RemovalReport report = keys.verify(signed).orElse(null);
        if (report == null || !config.services().contains(report.service())) {
            return false;
        }
        if (ChildRemoval.locked(report.removal()).isEmpty()) {
            return false;
        }
        // a service that still holds rows is asked again by the event it did not finish, not believed
        if (report.remaining() == 0 && !ChildRemovalReport.isKnown(report.removal(), report.service())) {
            ChildRemovalReport.of(report, signed).persistAndFlush();
        }
        complete(report.removal());
        return true;
    }

    /** Ends the removal when every service has reported and our own events have left; safe to repeat. */
    @Transactional(Transactional.TxType.REQUIRED)
    void complete(UUID id) {
        ChildRemoval removal = ChildRemoval.locked(id).orElseThrow();
        List<ChildRemovalReport> reports = ChildRemovalReport.of(id);
        Set<String> missing = new HashSet<>(config.services());
        missing.add(SELF);
        missing.removeAll(reports.stream()
                .filter(r -> r.remaining == 0)
                .map(r -> r.service)
                .collect(Collectors.toSet()));
        PersonRef person = removal.stillNamed().orElse(null);
        if (person == null || !missing.isEmpty()) {
            return;
        }
        // what came in between, by a command that had begun before, goes as well
        rows.delete(person);
        if (rows.forgetSent(person, id.toString())) {
            Instant now = clock.instant();
            Proof proof = new Proof(
                    id,
                    removal.company,
                    Base64.getUrlEncoder().withoutPadding().encodeToString(removal.tombstone),
                    reports.stream().map(r -> r.jws).toList(),
                    now);
            removal.complete(keys.sign(ReportKeys.PROOF, proof), now);
        }
    }
}
