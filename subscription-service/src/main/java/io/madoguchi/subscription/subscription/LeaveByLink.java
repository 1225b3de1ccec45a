package io.madoguchi.subscription.subscription;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The button behind the link of a mail: this topic, or everything of this company. */
record LeaveByLink(
        @NotNull @Size(min = 1, max = 200) String token,
        @Nullable Boolean everything) {

    boolean all() {
        return Boolean.TRUE.equals(everything);
    }
}
