package io.madoguchi.subscription.signup;

import io.madoguchi.persons.Holder;
import io.madoguchi.persons.Keys;
import io.madoguchi.subscription.person.KeyUse;
import io.quarkus.arc.All;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** What was not confirmed goes: first the contact, then the evidence, then the key nobody needs any more. */
@ApplicationScoped
class SignUpSweep {

    private static final Logger LOG = Logger.getLogger(SignUpSweep.class);

    /** Older than any transaction that may be about to use a new key. */
    private static final Duration KEY_GRACE = Duration.ofDays(1);

    private final SignUpConfig config;
    private final Keys keys;
    private final List<KeyUse> uses;
    private final Clock clock;

    SignUpSweep(SignUpConfig config, Keys keys, @All List<KeyUse> uses, Clock clock) {
        this.config = config;
        this.keys = keys;
        this.uses = List.copyOf(uses);
        this.clock = clock;
    }

    @Scheduled(every = "{madoguchi.signup.sweep-every:10m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void sweep() {
        Instant now = clock.instant();
        change(
                "update sign_up set state = 'EXPIRED', address_index = null, address_sealed = null, name_sealed = null"
                        + " where state = 'PENDING' and expires_at <= ?1",
                now);
        change(
                "delete from sign_up where state in ('EXPIRED', 'CANCELLED') and expires_at <= ?1",
                now.minus(config.forgetAfter()));
        change("delete from rate_bucket where ends <= ?1", now);
    }

    @Scheduled(every = "{madoguchi.signup.sweep-keys-every:24h}", delayed = "5m")
    void sweepKeys() {
        int swept = keys.sweepOrphans(KEY_GRACE, this::isInUse);
        if (swept > 0) {
            LOG.infof("Destroyed %d keys without a use", swept);
        }
    }

    private boolean isInUse(Holder holder) {
        return QuarkusTransaction.requiringNew().call(() -> uses.stream().anyMatch(use -> use.needs(holder)));
    }

    private static void change(String sql, Instant moment) {
        Panache.getEntityManager()
                .createNativeQuery(sql)
                .setParameter(1, moment)
                .executeUpdate();
    }
}
