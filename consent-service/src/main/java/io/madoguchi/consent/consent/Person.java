package io.madoguchi.consent.consent;

import io.madoguchi.persons.PersonRef;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;

/** A person this service has heard of, by reference only; the row every command about that person locks (P5). */
@Entity
class Person extends PanacheEntityBase {

    @Id
    String ref;

    long revision;
    Instant createdAt;

    protected Person() {}

    /** The person's row, made where it is missing, locked until the transaction ends. */
    static Person locked(PersonRef ref, Instant now) {
        Panache.getEntityManager()
                .createNativeQuery("insert into person (ref, revision, created_at) values (?1, 0, ?2)"
                        + " on conflict (ref) do nothing")
                .setParameter(1, ref.value())
                .setParameter(2, now)
                .executeUpdate();
        return findById(ref.value(), LockModeType.PESSIMISTIC_WRITE);
    }

    long nextRevision() {
        return ++revision;
    }
}
