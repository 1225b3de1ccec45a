package io.madoguchi.consent.contract;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/** A contract set and how many people belong to it now. */
@RegisterForReflection
record ContractSetView(UUID id, String company, String code, long members, Instant createdAt) {

    static ContractSetView of(ContractSet set) {
        return new ContractSetView(set.id, set.company, set.code, Members.count(set.id), set.createdAt);
    }
}
