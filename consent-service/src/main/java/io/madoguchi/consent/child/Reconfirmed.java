package io.madoguchi.consent.child;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.madoguchi.persons.PersonRef;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/** {@code person.reconfirmed}: who was asked again has answered in their own name, by the link to the address on file. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record Reconfirmed(UUID reAsk, PersonRef person, String company, Instant at) {

    public static final String TYPE = "person.reconfirmed";
}
