package io.madoguchi.subscription.person;

import io.madoguchi.persons.BlindIndex;
import io.madoguchi.persons.PersonRef;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Who was removed as a child, as salted tombstones: their addresses are passed over, and nobody can read whose they were. */
@ApplicationScoped
public class RemovedChildren {

    private final BlindIndex index;

    RemovedChildren(BlindIndex index) {
        this.index = index;
    }

    public boolean contains(PersonRef person) {
        return !Panache.getEntityManager()
                .createNativeQuery("select 1 from child_tombstone where tombstone = ?1")
                .setParameter(1, tombstone(person))
                .getResultList()
                .isEmpty();
    }

    /** What to look for where many are asked about at once. */
    public byte[] tombstoneOf(PersonRef person) {
        return tombstone(person);
    }

    void add(PersonRef person, Instant now) {
        Panache.getEntityManager()
                .createNativeQuery("insert into child_tombstone (tombstone, at) values (?1, ?2) on conflict do nothing")
                .setParameter(1, tombstone(person))
                .setParameter(2, now)
                .executeUpdate();
    }

    /** The person has shown to be of age. */
    void lift(PersonRef person) {
        Panache.getEntityManager()
                .createNativeQuery("delete from child_tombstone where tombstone = ?1")
                .setParameter(1, tombstone(person))
                .executeUpdate();
    }

    private byte[] tombstone(PersonRef person) {
        return index.of("child_tombstone.tombstone", person.value());
    }
}
