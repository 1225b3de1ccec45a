package io.madoguchi.subscription.identity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.madoguchi.subscription.language.Bilingual;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The fact {@code recipient.recorded}, as far as it is used here. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record RecipientRecorded(
        UUID id,
        int revision,
        String company,
        Bilingual names,
        Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable Bond commitment,
        @Nullable LocalDate reviewBy) {

    /** Whether it has all its parts, and on which days it holds. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Bond(boolean whole, LocalDate from, @Nullable LocalDate until) {}
}
