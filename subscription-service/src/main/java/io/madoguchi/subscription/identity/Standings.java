package io.madoguchi.subscription.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Says of each identity whether it may carry an issue, and why not. */
@ApplicationScoped
public class Standings {

    private final EntityManager database;
    private final KeyStock keys;
    private final Clock clock;

    Standings(EntityManager database, KeyStock keys, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
    }

    /** A repair that only this person can make comes first. */
    public Standing of(SendingIdentity identity) {
        if (!keys.canSign(identity)) {
            return Standing.WITHOUT_KEY;
        }
        if (passedAt(identity).isEmpty()) {
            return Standing.UNTESTED;
        }
        return isBound(identity) ? Standing.READY : Standing.WITHOUT_COMMITMENT;
    }

    /** A relay in the house is nobody's vendor and needs none. */
    private boolean isBound(SendingIdentity identity) {
        UUID vendor = identity.vendor();
        Instant now = clock.instant();
        return vendor == null
                || VendorCommitment.inForce(vendor, now)
                        .filter(revision -> identity.isFor(revision.company) || identity.isHouse())
                        .filter(revision -> revision.bindsAt(now))
                        .isPresent();
    }

    Optional<Instant> passedAt(SendingIdentity identity) {
        List<?> found = database.createNativeQuery(
                        "select passed_at from identity_test where identity = :id and fingerprint = :fingerprint")
                .setParameter("id", identity.id)
                .setParameter("fingerprint", identity.fingerprint())
                .getResultList();
        return found.isEmpty() ? Optional.empty() : Optional.of((Instant) found.getFirst());
    }

    /** A relay took a test mail under these settings; those that were changed meanwhile are not proven by it. */
    public void passed(UUID identity, String fingerprint, String by) {
        database.createNativeQuery("""
                insert into identity_test (identity, fingerprint, passed_at, passed_by)
                values (:id, :fingerprint, :now, :by)
                on conflict (identity, fingerprint) do update set passed_at = excluded.passed_at,
                    passed_by = excluded.passed_by
                """)
                .setParameter("id", identity)
                .setParameter("fingerprint", fingerprint)
                .setParameter("now", clock.instant())
                .setParameter("by", by)
                .executeUpdate();
    }
}
