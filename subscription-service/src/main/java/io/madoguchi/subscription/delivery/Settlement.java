package io.madoguchi.subscription.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What an outcome means for the row: when it is tried again, or why it is not. */
record Settlement(DeliveryState state, String reason, Instant nextAt, Outcome outcome) {

    /** Two to the sixteenth seconds are most of a day, and longer than any step of the ladder. */
    private static final int MOST_DOUBLINGS = 16;

    /** Climbs the ladder of waits; a mail whose next turn would come after its time to live is over. */
    static Settlement of(Outcome outcome, Claimed claimed, List<Duration> ladder, Instant now) {
        if (outcome.state() != DeliveryState.DEFERRED) {
            return new Settlement(outcome.state(), reason(outcome), now, outcome);
        }
        Instant next = now.plus(wait(outcome, claimed.attempts(), ladder));
        DeliveryState state = next.isBefore(claimed.expiresAt()) ? DeliveryState.DEFERRED : DeliveryState.EXPIRED;
        return new Settlement(state, reason(outcome), next, outcome);
    }

    /**
     * A line that broke before the dot says nothing about the mail, so a relay that was only restarted is asked again
     * at once, and more and more seldom when this mail's lines keep breaking.
     */
    private static Duration wait(Outcome outcome, int attempts, List<Duration> ladder) {
        Duration step = ladder.get(Math.min(attempts, ladder.size() - 1));
        if (outcome.code() != 0) {
            return step;
        }
        Duration doubled = Duration.ofSeconds(1L << Math.min(attempts, MOST_DOUBLINGS));
        return doubled.compareTo(step) < 0 ? doubled : step;
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
