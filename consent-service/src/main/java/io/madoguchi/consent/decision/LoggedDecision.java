package io.madoguchi.consent.decision;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision with everything it rested on, as it is written down.
 *
 * @param person whom it was about; null where a contact was asked about, which leaves no trace here
 * @param json the facts as they are stored
 * @param mac what the id vouches for it with
 */
record LoggedDecision(
        UUID id,
        String company,
        @Nullable String person,
        Facts facts,
        String json,
        Instant decidedAt,
        String askedBy,
        As as,
        byte[] mac) {

    /** How it was asked. */
    enum As {
        ONE,
        BATCH,
        AUDIENCE,
        CONTACT
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LoggedDecision that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id);
    }
}
