package io.madoguchi.consent.policy;

import io.madoguchi.events.Ids;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A purpose that a policy version declares, and from publication on in which version. */
@Entity
class PolicyPurpose extends PanacheEntityBase {

    @Id
    UUID id;

    UUID policyVersion;
    UUID purpose;

    @Nullable
    Integer purposeVersion;

    int position;

    protected PolicyPurpose() {}

    static PolicyPurpose declare(PolicyVersion version, UUID purpose, int position) {
        PolicyPurpose declared = new PolicyPurpose();
        declared.id = Ids.next();
        declared.policyVersion = version.id;
        declared.purpose = purpose;
        declared.position = position;
        return declared;
    }

    static List<PolicyPurpose> of(PolicyVersion version) {
        return list("policyVersion = ?1 order by position", version.id);
    }
}
