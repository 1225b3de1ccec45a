package io.madoguchi.subscription.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What an outcome means for the row: when it is tried again, or why it is not. */
record Settlement(DeliveryState state, String reason, Instant nextAt, Outcome outcome) {

    /** Climbs the ladder of waits; a mail whose next turn would come after its time to live is over. */
    static Settlement of(Outcome outcome, Claimed claimed, List<Duration> ladder, Instant now) {
        if (outcome.state() != DeliveryState.DEFERRED) {
            return new Settlement(outcome.state(), reason(outcome), now, outcome);
        }
        Duration wait = ladder.get(Math.min(claimed.attempts(), ladder.size() - 1));
        Instant next = now.plus(wait);
        DeliveryState state = next.isBefore(claimed.expiresAt()) ? DeliveryState.DEFERRED : DeliveryState.EXPIRED;
        return new Settlement(state, reason(outcome), next, outcome);
    }

    private static String reason(Outcome outcome) {
        String stage = outcome.stage().name().toLowerCase(Locale.ROOT);
        if (outcome.code() == 0) {
            return stage + " no-reply";
        }
        return outcome.enhanced() == null
                ? stage + " " + outcome.code()
                : stage + " " + outcome.code() + " " + outcome.enhanced();
    }
}
