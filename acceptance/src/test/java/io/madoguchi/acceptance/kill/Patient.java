package io.madoguchi.acceptance.kill;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A client that retries as documented: the same call with the same key, until there is an answer. */
final class Patient {

    static final Duration LONGEST = Duration.ofSeconds(120);

    private Patient() {}

    /** The first answer that promises the effect; nothing when none came in time. */
    static Optional<Response> call(Callable<Response> call, Predicate<Response> promised) {
        return until(() -> Optional.of(call.call()).filter(promised));
    }

    /** The first result that is there, whatever faults come before it. */
    static <T> Optional<T> until(Callable<Optional<T>> ask) {
        return until(ask, LONGEST);
    }

    static <T> Optional<T> until(Callable<Optional<T>> ask, Duration longest) {
        try {
            return Awaitility.await()
                    .atMost(longest)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(150))
                    .ignoreExceptions()
                    .until(ask, Optional::isPresent);
        } catch (ConditionTimeoutException e) {
            return Optional.empty();
        }
    }
}
