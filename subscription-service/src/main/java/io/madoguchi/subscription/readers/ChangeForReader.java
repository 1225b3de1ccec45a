package io.madoguchi.subscription.readers;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a reader asked staff to do: end or pause one topic, or all of this company.
 *
 * @param topic all of them when absent
 * @param until with a pause only; until the reader comes back when absent
 */
record ChangeForReader(
        @NotNull Wish wish,
        @Nullable UUID topic,
        @Nullable Instant until,

        @NotBlank @Size(max = 500) String reason) {

    /** Only what stops mail: to begin again is the reader's alone. */
    enum Wish {
        END,
        PAUSE
    }
}
