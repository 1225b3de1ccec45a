package io.madoguchi.consent.contract;

import io.madoguchi.events.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The people a contract is with: one, some, or all who belong to it at a time, by reference only. */
@Entity
class ContractSet extends PanacheEntityBase {

    @Id
    UUID id;

    String company;
    String code;
    Instant createdAt;
    String createdBy;

    protected ContractSet() {}

    static ContractSet begin(OpenContractSet request, String by, Instant now) {
        ContractSet set = new ContractSet();
        set.id = Ids.next();
        set.company = request.company();
        set.code = request.code();
        set.createdAt = now;
        set.createdBy = by;
        return set;
    }

    static boolean hasCode(String company, String code) {
        return count("company = ?1 and code = ?2", company, code) > 0;
    }

    static Optional<ContractSet> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static List<ContractSet> after(String company, UUID id, int limit) {
        return find("company = ?1 and id > ?2 order by id", company, id)
                .page(0, limit)
                .list();
    }
}
