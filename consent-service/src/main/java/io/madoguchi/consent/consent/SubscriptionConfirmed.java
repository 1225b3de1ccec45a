package io.madoguchi.consent.consent;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.madoguchi.consent.Names;
import io.madoguchi.consent.acquisition.Evidence;
import io.madoguchi.persons.PersonRef;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code subscription.confirmed}: a person pressed the button in the confirmation mail. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record SubscriptionConfirmed(
        UUID episode,
        PersonRef person,
        String company,
        UUID topic,
        @Nullable Names topicNames,
        List<UUID> purposes,
        UUID collectionPoint,
        ShownAs notice,
        Instant requestedAt,
        Instant confirmedAt,
        Given evidence) {

    static final String TYPE = "subscription.confirmed";

    /** The notice the form showed. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ShownAs(int revision, String hash, String locale) {}

    /** How the data came in. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Given(
            String channel, boolean ageAttested, @Nullable String document) {

        /** Given in a former system, and taken over with its evidence. */
        boolean isImported() {
            return channel.equals("IMPORT");
        }
    }

    Evidence acquisition() {
        return new Evidence(
                person.value(),
                company,
                collectionPoint,
                notice.revision(),
                notice.hash(),
                notice.locale(),
                evidence.channel(),
                evidence.ageAttested(),
                requestedAt);
    }
}
