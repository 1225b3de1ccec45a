package io.madoguchi.consent.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When the keeping of one purpose's data of one person ends, as a pure function: the job and the decision ask the same one.
 *
 * @param anchor what the time is counted from
 * @param keep how long after that
 */
record KeepUntil(Anchor anchor, Duration keep) {

    /** What starts the clock. */
    enum Anchor {
        /** The moment the consent ended. */
        CONSENT_ENDED,
        /** The last time data was taken. */
        ACQUIRED
    }

    /** What is known of one person and purpose. */
    record Held(
            boolean consentLives,
            @Nullable Instant consentEnded,
            @Nullable Instant acquired) {}

    /** Empty while a consent lives: what a person wants is not ended behind their back. */
    Optional<Instant> end(Held held) {
        if (held.consentLives()) {
            return Optional.empty();
        }
        Instant from = switch (anchor) {
            case CONSENT_ENDED -> held.consentEnded() == null ? held.acquired() : held.consentEnded();
            case ACQUIRED -> held.acquired() == null ? held.consentEnded() : held.acquired();
        };
        return Optional.ofNullable(from).map(f -> f.plus(keep));
    }

    boolean ended(Held held, Instant at) {
        return end(held).filter(e -> !e.isAfter(at)).isPresent();
    }
}
