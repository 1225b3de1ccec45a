package io.madoguchi.inquiry.clock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The person was asked for something, and brought it or not yet: from the question on, up to the answer. */
public record Wait(Owed owed, Instant from, @Nullable Instant to) {

    public Wait {
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("an answer before its question");
        }
    }
}
