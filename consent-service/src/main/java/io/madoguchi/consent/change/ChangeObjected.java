package io.madoguchi.consent.change;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.madoguchi.persons.PersonRef;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/** {@code policy-change.objected}: the person pressed the button behind the link of the notice. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record ChangeObjected(UUID change, PersonRef person, Instant at) {

    static final String TYPE = "policy-change.objected";
}
