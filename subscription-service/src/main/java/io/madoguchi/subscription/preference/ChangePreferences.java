package io.madoguchi.subscription.preference;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a reader changes on the page of choices; topics that are not named stay as they are. */
record ChangePreferences(
        @NotNull @Size(min = 1, max = 200) String token,
        @Nullable @Pattern(regexp = "ja|en") String locale,

        @Nullable @Size(max = 50) List<@NotNull @Valid Change> changes) {

    /** One topic; {@code until} only with PAUSED, absent means until the reader comes back. */
    record Change(
            @NotNull UUID topic,
            @NotNull Wanted state,
            @Nullable Instant until) {}

    /** What a reader can want of a topic. */
    enum Wanted {
        ACTIVE,
        PAUSED,
        ENDED
    }

    List<Change> all() {
        return changes == null ? List.of() : changes;
    }
}
