package io.madoguchi.subscription.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * How fresh our view of consent-service is. A withdrawal that could not be told to us is answered there with "sending
 * stops within N s": senders keep that promise alone, by starting no mail of an issue once the view is too old (design
 * §3). Ages are taken by the clock of the database, which all instances share.
 */
@ApplicationScoped
public class ConsentView {

    private static final Logger LOG = Logger.getLogger(ConsentView.class);

    /** The moment of our own clock until which mails may start, or never before the first look. */
    private record Horizon(boolean fresh, long nanoTime) {
        boolean holds() {
            return fresh && nanoTime - System.nanoTime() > 0;
        }
    }

    private final EntityManager database;
    private final Duration longest;
    private final AtomicReference<Horizon> horizon = new AtomicReference<>(new Horizon(false, 0));

    ConsentView(EntityManager database, DeliveryConfig config) {
        this.database = database;
        this.longest = config.consentView();
    }

    /** Consent-service has no withdrawal that is not stopped here. */
    @Transactional
    public void heard() {
        database.createNativeQuery("""
                insert into consent_view (heard_at) values (clock_timestamp())
                on conflict (sole) do update set heard_at = excluded.heard_at
                """).executeUpdate();
    }

    /** Reads the age again; between two looks it only grows. */
    @Transactional
    void look() {
        List<?> ages = database.createNativeQuery(
                        "select (extract(epoch from clock_timestamp() - heard_at) * 1000)::bigint from consent_view")
                .getResultList();
        boolean before = isFresh();
        horizon.set(
                ages.isEmpty()
                        ? new Horizon(false, 0)
                        : until(Duration.ofMillis(((Number) ages.getFirst()).longValue())));
        if (before && !isFresh()) {
            LOG.warnf("Consent-service was not heard of for %s: no mail of an issue starts until it is", longest);
        }
    }

    private Horizon until(Duration age) {
        return new Horizon(true, System.nanoTime() + longest.minus(age).toNanos());
    }

    public boolean isFresh() {
        return horizon.get().holds();
    }
}
