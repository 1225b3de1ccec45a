package io.madoguchi.subscription.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What one attempt came to.
 *
 * @param code the reply's code, or 0 when there was none
 * @param text the reply without addresses, or what broke
 */
record Outcome(
        DeliveryState state,
        Stage stage,
        String peer,
        int code,
        @Nullable String enhanced,
        String text) {

    static Outcome of(DeliveryState state, Stage stage, String peer, SmtpReply reply) {
        return new Outcome(state, stage, peer, reply.code(), reply.enhanced(), reply.text());
    }

    static Outcome broken(DeliveryState state, Stage stage, String peer, String what) {
        return new Outcome(state, stage, peer, 0, null, what);
    }

    Outcome withText(String redacted) {
        return new Outcome(state, stage, peer, code, enhanced, redacted);
    }
}
