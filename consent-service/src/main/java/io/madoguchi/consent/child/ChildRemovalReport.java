package io.madoguchi.consent.child;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What one service reported, with its signature. */
@Entity
@IdClass(ChildRemovalReport.Key.class)
class ChildRemovalReport extends PanacheEntityBase {

    /** One report per removal and service. */
    record Key(UUID removal, String service) implements Serializable {}

    @Id
    UUID removal;

    @Id
    String service;

    long removed;
    long remaining;
    String jws;
    Instant at;

    protected ChildRemovalReport() {}

    static ChildRemovalReport of(RemovalReport report, String jws) {
        ChildRemovalReport row = new ChildRemovalReport();
        row.removal = report.removal();
        row.service = report.service();
        row.removed = report.removed();
        row.remaining = report.remaining();
        row.jws = jws;
        row.at = report.at();
        return row;
    }

    static boolean isKnown(UUID removal, String service) {
        return findByIdOptional(new Key(removal, service)).isPresent();
    }

    static List<ChildRemovalReport> of(UUID removal) {
        return list("removal = ?1 order by service", removal);
    }
}
