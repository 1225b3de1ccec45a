package io.madoguchi.consent.child;

import io.madoguchi.consent.ledger.Ledger;
import io.madoguchi.consent.ledger.LedgerKind;
import io.madoguchi.persons.PersonRef;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Hears what the services say they removed, and proves the removal when all of them have said so (E14). */
@ApplicationScoped
class RemovalReports {

    private final PersonRows rows;
    private final ReportKeys keys;
    private final ChildConfig config;
    private final Ledger ledger;
    private final Clock clock;

    RemovalReports(PersonRows rows, ReportKeys keys, ChildConfig config, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.keys = keys;
        this.config = config;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What is proven: for whoever knows the reference and the salt, that it was this person; for all others a number. */
    @RegisterForReflection
    record Proof(UUID removal, String company, String tombstone, List<String> reports, Instant completedAt) {}

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
        missing.add(Removals.SELF);
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
            String signed = keys.sign(ReportKeys.PROOF, proof);
            removal.complete(signed, now);
            ledger.append(LedgerKind.CHILD_REMOVAL, null, RemovedChild.of(removal, reports, signed, now));
        }
    }
}
