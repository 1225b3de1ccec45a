package io.madoguchi.consent.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change of policy, and how far its announcement has come. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record PolicyChangeView(
        UUID id,
        String company,
        UUID policy,
        int version,
        @Nullable UUID beforePolicy,
        @Nullable Integer beforeVersion,
        PolicyChange.State state,
        List<ChangedUse> uses,
        ChangeTerms terms,
        int told,
        @Nullable Instant announcedAt,
        Instant createdAt) {

    static PolicyChangeView of(PolicyChange change) {
        return new PolicyChangeView(
                change.id,
                change.company,
                change.policy,
                change.policyVersion,
                change.beforePolicy,
                change.beforeVersion,
                change.state,
                change.uses,
                change.terms,
                change.told,
                change.announcedAt,
                change.createdAt);
    }
}
