package io.madoguchi.consent.ledger;

import io.madoguchi.persons.Keys;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Removes keys whose transaction never came to an end. The entries of the ledger are all that this service seals: a key with
 * one of them stays, however long ago it sealed.
 */
@ApplicationScoped
class OrphanKeys {

    private static final Logger LOG = Logger.getLogger(OrphanKeys.class);
    private static final Duration UNUSED = Duration.ofDays(1);

    private final Keys keys;
    private final EntryTable entries;

    OrphanKeys(Keys keys, EntryTable entries) {
        this.keys = keys;
        this.entries = entries;
    }

    @Scheduled(
            every = "{madoguchi.ledger.orphan-keys.every:24h}",
            delayed = "{madoguchi.ledger.orphan-keys.delay:10m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        int removed = keys.sweepOrphans(UNUSED, entries::holdsOf);
        if (removed > 0) {
            LOG.infof("%d keys that sealed nothing were removed", removed);
        }
    }
}
