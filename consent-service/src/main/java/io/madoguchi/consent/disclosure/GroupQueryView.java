package io.madoguchi.consent.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A decided question across companies; its id opens lists until it expires. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
record GroupQueryView(
        UUID id,
        List<String> companies,
        String decision,
        @Nullable String parent,
        Instant at,
        Instant expiresAt) {

    static GroupQueryView of(GroupQuery query) {
        return new GroupQueryView(query.id, query.companies, query.outcome, query.parent, query.at, query.expiresAt);
    }
}
