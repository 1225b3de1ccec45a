package io.madoguchi.consent.purpose;

import io.madoguchi.events.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What data is used for, under a code that never changes; what it says is in its versions. */
@Entity
class Purpose extends PanacheEntityBase {

    @Id
    UUID id;

    String company;
    String code;
    Instant createdAt;

    protected Purpose() {}

    static Purpose declare(String company, String code, Instant now) {
        Purpose purpose = new Purpose();
        purpose.id = Ids.next();
        purpose.company = company;
        purpose.code = code;
        purpose.createdAt = now;
        return purpose;
    }

    static Optional<Purpose> withCode(String company, String code) {
        return find("company = ?1 and code = ?2", company, code).firstResultOptional();
    }

    static Optional<Purpose> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static List<Purpose> after(String company, UUID id, int limit) {
        return find("company = ?1 and id > ?2 order by id", company, id)
                .page(0, limit)
                .list();
    }
}
