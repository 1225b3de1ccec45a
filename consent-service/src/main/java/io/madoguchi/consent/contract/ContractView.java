package io.madoguchi.consent.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A usage contract: what it says, of whom, from when to when, and who put it in force. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record ContractView(
        UUID id,
        String company,
        String party,
        UUID set,
        List<Term> terms,
        Instant from,
        @Nullable Instant until,
        String document,
        TwoStep state,
        int version,
        Instant createdAt,
        @Nullable Instant approvedAt,
        @Nullable Instant endedAt) {

    static ContractView of(ContractOverlay contract) {
        return new ContractView(
                contract.id,
                contract.company,
                contract.party,
                contract.contractSet,
                contract.terms,
                contract.validFrom,
                contract.validUntil,
                contract.document,
                contract.state,
                contract.version,
                contract.createdAt,
                contract.approvedAt,
                contract.endedAt);
    }
}
