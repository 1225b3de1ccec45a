package io.madoguchi.consent.policy;

import io.madoguchi.events.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A privacy policy of one company; its wording is in its versions. */
@Entity
class Policy extends PanacheEntityBase {

    @Id
    UUID id;

    String company;
    Instant createdAt;

    protected Policy() {}

    static Policy begin(String company, Instant now) {
        Policy policy = new Policy();
        policy.id = Ids.next();
        policy.company = company;
        policy.createdAt = now;
        return policy;
    }

    static Optional<Policy> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
