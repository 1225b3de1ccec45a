package io.madoguchi.subscription.subscription;

import io.quarkus.hibernate.orm.panache.Panache;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Links in mails of a former system, which end the same subscription as ours do. */
final class OldLinks {

    private OldLinks() {}

    /** The subscription such a link stands for: one that lives before one that has ended, then the newest. */
    static Optional<UUID> subscriptionOf(byte[] tokenHash) {
        List<?> found = Panache.getEntityManager()
                .createNativeQuery("select s.id from old_link o"
                        + " join reader r on r.company = o.company and r.address_index = o.mac"
                        + " join subscription s on s.reader = r.id and s.topic = o.topic"
                        + " where o.token_hash = ?1 order by s.state = 'ENDED', s.id desc limit 1")
                .setParameter(1, tokenHash)
                .getResultList();
        return found.stream().findFirst().map(UUID.class::cast);
    }
}
