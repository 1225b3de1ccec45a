package io.madoguchi.subscription.delivery;

import io.madoguchi.events.Ids;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a sender writes about one row of its lease.
 *
 * @param outcome what was said to the mail; null when it never began
 */
record Settled(
        UUID delivery,
        DeliveryState state,
        @Nullable String reason,
        Instant nextAt,
        @Nullable String messageId,
        @Nullable String provider,
        @Nullable Outcome outcome) {

    /** A row that did not begin and is due again then. */
    static Settled back(UUID delivery, Instant nextAt, @Nullable String provider) {
        return new Settled(delivery, DeliveryState.PLANNED, null, nextAt, null, provider, null);
    }

    static Settled dropped(UUID delivery, DeliveryState state, String reason, Instant now) {
        return new Settled(delivery, state, reason, now, null, null, null);
    }

    static Settled said(UUID delivery, Settlement settlement, String messageId, String provider) {
        return new Settled(
                delivery,
                settlement.state(),
                settlement.reason(),
                settlement.nextAt(),
                messageId,
                provider,
                settlement.outcome());
    }

    boolean tried() {
        return outcome != null;
    }

    UUID attempt() {
        return Ids.next();
    }
}
