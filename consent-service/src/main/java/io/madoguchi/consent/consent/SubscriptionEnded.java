package io.madoguchi.consent.consent;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.madoguchi.persons.PersonRef;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/** {@code subscription.ended}: the reader, or something else, ended one episode. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record SubscriptionEnded(UUID episode, PersonRef person, String company, String reason, Instant endedAt) {

    static final String TYPE = "subscription.ended";
}
