package io.madoguchi.subscription.delivery;

import io.madoguchi.problems.ProblemException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one mail. SMTP leaves one instant in doubt, after the final dot and before its reply (RFC 5321
 * §6.1, RFC 1047): a mail caught there is UNKNOWN, listed, and never repeated by itself.
 */
public enum DeliveryState {
    PLANNED,
    LEASED,
    ON_WIRE,
    ACCEPTED,
    DEFERRED,
    REJECTED,
    SUPPRESSED,
    UNKNOWN,
    EXPIRED;

    /** Where a row may go from here; every statement of {@link DeliveryLedger} names its source states accordingly. */
    Set<DeliveryState> next() {
        return switch (this) {
            case PLANNED, DEFERRED -> Set.of(LEASED, SUPPRESSED, EXPIRED);
            // a batch goes straight from its lease to its settlement; its journal knows what was on the wire
            case LEASED -> Set.of(PLANNED, ON_WIRE, ACCEPTED, DEFERRED, REJECTED, SUPPRESSED, EXPIRED, UNKNOWN);
            case ON_WIRE -> Set.of(PLANNED, ACCEPTED, DEFERRED, REJECTED, EXPIRED, UNKNOWN);
            // only by its own worker, with a reply in hand or a journal in which the mail never began, or by a person
            case UNKNOWN -> Set.of(PLANNED, ACCEPTED, DEFERRED, REJECTED, SUPPRESSED, EXPIRED);
            // by a person, with a reason
            case REJECTED, EXPIRED -> Set.of(PLANNED);
            case ACCEPTED, SUPPRESSED -> Set.of();
        };
    }

    /** What a query parameter names: one state, or all of them when it is absent. */
    static Set<DeliveryState> parse(@Nullable String name) {
        if (name == null) {
            return EnumSet.allOf(DeliveryState.class);
        }
        return Arrays.stream(values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .map(Set::of)
                .orElseThrow(() -> ProblemException.field("state", "is none of the states of a delivery"));
    }

    /** Whether something may still happen by itself. */
    public boolean isOpen() {
        return switch (this) {
            case PLANNED, LEASED, ON_WIRE, DEFERRED -> true;
            case ACCEPTED, REJECTED, SUPPRESSED, UNKNOWN, EXPIRED -> false;
        };
    }
}
