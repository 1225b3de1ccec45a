package io.madoguchi.consent.acquisition;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.madoguchi.persons.PersonRef;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/** {@code promotion.entered}: subscription-service took the entry of a person into a promotion, under this notice (E3). */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record PromotionEntered(PersonRef person, String company, UUID collectionPoint, Notice notice, Instant at) {

    static final String TYPE = "promotion.entered";

    @RegisterForReflection
    record Notice(int revision, String hash, String locale) {}

    /** Nobody enters without having answered the question of age. */
    Evidence evidence() {
        return new Evidence(
                person.value(),
                company,
                collectionPoint,
                notice.revision,
                notice.hash,
                notice.locale,
                Channel.FORM.name(),
                true,
                at);
    }
}
