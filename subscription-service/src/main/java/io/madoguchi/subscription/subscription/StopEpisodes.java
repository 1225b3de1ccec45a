package io.madoguchi.subscription.subscription;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.madoguchi.persons.PersonRef;
import io.madoguchi.subscription.topic.Topic;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A withdrawal at consent-service: these episodes of this person get no more mail.
 *
 * @param whole the purpose taken back as a whole, which also ends what was confirmed here and not yet heard of there
 */
record StopEpisodes(
        @NotNull PersonRef person,

        @NotNull @Size(max = 200) List<@NotNull UUID> episodes,

        @Valid @Nullable WholePurpose whole,

        @NotNull Reason reason) {

    @JsonIgnore
    @AssertTrue(message = "Name episodes, or a whole purpose.")
    boolean isOfSomething() {
        return whole != null || !episodes.isEmpty();
    }

    /** Every opt-in of a purpose that was confirmed until then. */
    record WholePurpose(@NotNull UUID purpose, @NotNull Instant until) {

        boolean covers(Subscription subscription) {
            return !subscription.confirmedAt().isAfter(until)
                    && Topic.findTopic(subscription.topicId())
                            .orElseThrow()
                            .purpose()
                            .equals(purpose);
        }
    }

    /** Why consent-service asks. */
    enum Reason {
        WITHDRAWAL
    }
}
