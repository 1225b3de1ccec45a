package io.madoguchi.inquiry.intake;

import io.madoguchi.persons.BlindIndex;
import io.madoguchi.persons.ContactPoint;
import io.madoguchi.problems.CommonProblem;
import io.madoguchi.problems.ProblemException;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Counts calls in PostgreSQL, so that limits hold over all instances; what is counted is hashed before it is stored. */
@ApplicationScoped
class Limits {

    private static final String COUNT = """
            insert into rate_bucket as b (bucket, hits, ends) values (?1, 1, ?2)
            on conflict (bucket) do update set
                hits = case when b.ends <= ?3 then 1 else least(b.hits + 1, 1000000) end,
                ends = case when b.ends <= ?3 then excluded.ends else b.ends end
            returning hits
            """;

    private static final int V4_BYTES = 3;
    private static final int V6_BYTES = 8;

    private final BlindIndex index;
    private final IntakeConfig config;
    private final Clock clock;

    Limits(BlindIndex index, IntakeConfig config, Clock clock) {
        this.index = index;
        this.config = config;
        this.clock = clock;
    }

    /** A call from the network that the gateway wrote last into the header, or from the connection. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void countSource(@Nullable String forwardedFor, String connection) {
        String last = forwardedFor == null
                ? connection
                : forwardedFor.substring(forwardedFor.lastIndexOf(',') + 1).strip();
        count("source", network(last), config.sourceHits());
    }

    /** An inquiry in the name of this contact; counted alike whether it is known or not. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void countContact(ContactPoint contact) {
        count("contact", contact.kind() + ":" + contact.normalised(), config.contactHits());
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        Panache.getEntityManager()
                .createNativeQuery("delete from rate_bucket where ends <= ?1")
                .setParameter(1, clock.instant())
                .executeUpdate();
    }

    private void count(String scope, String counted, int most) {
        Instant now = clock.instant();
        Number hits = (Number) Panache.getEntityManager()
                .createNativeQuery(COUNT)
                .setParameter(1, index.of("limit." + scope, counted))
                .setParameter(2, now.plus(config.window()))
                .setParameter(3, now)
                .getSingleResult();
        if (hits.intValue() > most) {
            throw new ProblemException(CommonProblem.TOO_MANY, "Wait a little, then try again. Nothing was stored.")
                    .with("Retry-After", Long.toString(config.window().toSeconds()));
        }
    }

    static String network(String literal) {
        try {
            InetAddress address = InetAddress.ofLiteral(literal);
            int kept = address instanceof Inet4Address ? V4_BYTES : V6_BYTES;
            return HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), kept));
        } catch (IllegalArgumentException e) {
            return "unknown";
        }
    }
}
