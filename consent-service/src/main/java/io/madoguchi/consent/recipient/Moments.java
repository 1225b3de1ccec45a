package io.madoguchi.consent.recipient;

import io.madoguchi.problems.ProblemException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A moment out of a query. */
final class Moments {

    private Moments() {}

    static Instant of(@Nullable String at, Clock clock) {
        if (at == null || at.isEmpty()) {
            return clock.instant();
        }
        try {
            return OffsetDateTime.parse(at).toInstant();
        } catch (DateTimeException e) {
            throw ProblemException.field("at", "is not a time of RFC 3339");
        }
    }
}
