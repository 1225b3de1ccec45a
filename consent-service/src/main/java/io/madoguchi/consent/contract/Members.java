package io.madoguchi.consent.contract;

import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Who belongs to a contract set, and since when: a row is closed, never changed, so that the past can be asked about. */
final class Members {

    private Members() {}

    static void join(UUID set, List<String> persons, Instant now) {
        Panache.getEntityManager()
                .createNativeQuery("insert into contract_member (person, contract_set, joined_at)"
                        + " select p, ?1, ?2 from unnest(?3) p"
                        + " on conflict (contract_set, person) where left_at is null do nothing")
                .setParameter(1, set)
                .setParameter(2, now)
                .setParameter(3, persons.toArray(String[]::new))
                .executeUpdate();
    }

    static void leave(UUID set, List<String> persons, Instant now) {
        Panache.getEntityManager()
                .createNativeQuery("update contract_member set left_at = ?2"
                        + " where contract_set = ?1 and left_at is null and person = any(?3)")
                .setParameter(1, set)
                .setParameter(2, now)
                .setParameter(3, persons.toArray(String[]::new))
                .executeUpdate();
    }

    static long count(UUID set) {
        Number members = (Number) Panache.getEntityManager()
                .createNativeQuery("select count(*) from contract_member where contract_set = ?1 and left_at is null")
                .setParameter(1, set)
                .getSingleResult();
        return members.longValue();
    }
}
