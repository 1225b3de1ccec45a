package io.madoguchi.subscription.issue;

import io.madoguchi.subscription.delivery.DeliveryCounts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** How fast issues go, from what those who looked at them saw: no number is kept beside the rows. */
@ApplicationScoped
class Pace {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final Duration SHORTEST = Duration.ofMillis(500);
    private static final double SECOND = 1e3;
    private static final int MOST_ISSUES = 1000;

    private record Look(Instant at, long open) {}

    private final Map<UUID, Deque<Look>> looks = new ConcurrentHashMap<>();

    /** Mails a second that came to their end lately; nothing at the first look, or while nothing moves. */
    Optional<Double> perSecond(UUID issue, DeliveryCounts counts, Instant now) {
        if (counts.open() == 0) {
            looks.remove(issue);
            return Optional.empty();
        }
        if (looks.size() > MOST_ISSUES) {
            looks.clear();
        }
        Deque<Look> seen = looks.computeIfAbsent(issue, id -> new ArrayDeque<>());
        synchronized (seen) {
            seen.removeIf(look -> look.at.isBefore(now.minus(REMEMBERED)) || look.open < counts.open());
            Optional<Double> pace = seen.isEmpty() ? Optional.empty() : since(seen.getFirst(), counts, now);
            seen.addLast(new Look(now, counts.open()));
            return pace;
        }
    }

    private static Optional<Double> since(Look first, DeliveryCounts counts, Instant now) {
        Duration passed = Duration.between(first.at, now);
        long done = first.open - counts.open();
        return passed.compareTo(SHORTEST) < 0 || done == 0
                ? Optional.empty()
                : Optional.of(done * SECOND / passed.toMillis());
    }
}
