package io.madoguchi.subscription.subscription;

import io.madoguchi.persons.PersonRef;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** A withdrawal at consent-service: these episodes of this person get no more mail. */
record StopEpisodes(
        @NotNull PersonRef person,

        @NotEmpty @Size(max = 200) List<@NotNull UUID> episodes,

        @NotNull Reason reason) {

    /** Why consent-service asks. */
    enum Reason {
        WITHDRAWAL
    }
}
