package io.madoguchi.consent.acquisition;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.madoguchi.persons.PersonRef;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code contact.imported}: subscription-service took over a contact from a card or a list, and sealed it there. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record ContactImported(
        PersonRef person,
        String company,
        UUID collectionPoint,
        String locale,
        Instant at,
        @Nullable String source,
        @Nullable String document) {

    static final String TYPE = "contact.imported";
}
