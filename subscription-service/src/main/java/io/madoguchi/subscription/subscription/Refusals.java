package io.madoguchi.subscription.subscription;

import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Instant;

/** Refusals of people of whom nothing else is known: a keyed hash, which only imports ask for. */
final class Refusals {

    private Refusals() {}

    static void keep(String company, byte[] addressIndex, Instant now) {
        Panache.getEntityManager()
                .createNativeQuery("insert into suppression (company, mac, reason, scope, since)"
                        + " values (?1, ?2, 'REFUSED', 'COMPANY', ?3) on conflict do nothing")
                .setParameter(1, company)
                .setParameter(2, addressIndex)
                .setParameter(3, now)
                .executeUpdate();
    }
}
