package io.madoguchi.consent.change;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.madoguchi.persons.PersonRef;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/** {@code policy-change.reported}: what became of one person's notice at a service that holds a contact. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record ChangeReported(UUID change, PersonRef person, Outcome outcome, Instant at) {

    static final String TYPE = "policy-change.reported";

    /** Only what the receiving mail server took is delivered; what nobody can say is not. */
    enum Outcome {
        DELIVERED,
        FAILED,
        UNREACHABLE
    }
}
