package io.madoguchi.consent.child;

import io.madoguchi.persons.PersonRef;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The removal of a child's data in every service. When all have reported, the reference goes and the tombstone stays. */
@Entity
class ChildRemoval extends PanacheEntityBase {

    @Id
    UUID id;

    String company;
    byte[] tombstone;

    @Nullable
    String person;

    Instant startedAt;
    String confirmedBy;

    @Nullable
    Instant completedAt;

    @Nullable
    Instant liftedAt;

    @Nullable
    String proof;

    protected ChildRemoval() {}

    static ChildRemoval start(ChildReport report, byte[] tombstone, String by, Instant now) {
        ChildRemoval removal = new ChildRemoval();
        removal.id = report.id;
        removal.company = report.company;
        removal.tombstone = tombstone;
        removal.person = report.person;
        removal.startedAt = now;
        removal.confirmedBy = by;
        return removal;
    }

    Optional<PersonRef> stillNamed() {
        return Optional.ofNullable(person).map(PersonRef::new);
    }

    void complete(String signedProof, Instant now) {
        person = null;
        proof = signedProof;
        completedAt = now;
    }

    /** The person has shown to be of age: data may be taken again. */
    void lift(Instant now) {
        liftedAt = now;
    }

    static Optional<ChildRemoval> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static List<ChildRemoval> standing(byte[] tombstone) {
        return list("tombstone = ?1 and liftedAt is null", tombstone);
    }

    static List<ChildRemoval> after(String company, UUID id, int limit) {
        return find("company = ?1 and id > ?2 order by id", company, id)
                .page(0, limit)
                .list();
    }

    static List<UUID> open(int limit) {
        return ChildRemoval.<ChildRemoval>find("completedAt is null order by id").page(0, limit).stream()
                .map(r -> r.id)
                .toList();
    }
}
