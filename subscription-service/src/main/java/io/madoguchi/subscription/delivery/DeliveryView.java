package io.madoguchi.subscription.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One mail as staff sees it: what became of it, and of whom only the start of a reference. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryView(
        UUID id,
        MailKind kind,
        @Nullable UUID issue,
        String company,
        String person,
        DeliveryState state,
        @Nullable String reason,
        int attempts,
        @Nullable String messageId,
        @Nullable String returned,
        Instant at,
        @Nullable Wait waits,
        @Nullable String provider,
        @Nullable Instant next) {

    private static final int SHORT = 8;

    static DeliveryView of(Delivery d) {
        return of(d, null);
    }

    /** One of an issue, with why it waits and when it may leave. */
    static DeliveryView of(Delivery d, @Nullable Wait waits) {
        String person = d.person.substring(0, Math.min(SHORT, d.person.length()));
        return new DeliveryView(
                d.id,
                d.kind,
                d.issue,
                d.company,
                person,
                d.state,
                d.reason,
                d.attempts,
                d.messageId,
                d.returned,
                d.changedAt,
                waits,
                d.provider,
                waits == null ? null : d.nextAt);
    }
}
