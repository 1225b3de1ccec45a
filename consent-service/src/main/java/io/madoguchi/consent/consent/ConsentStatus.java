package io.madoguchi.consent.consent;

/** What a consent event says (dpv:ConsentStatus). Only {@code GIVEN} makes a use lawful; renewing is giving again. */
public enum ConsentStatus {
    GIVEN,
    REFUSED,
    WITHDRAWN,
    EXPIRED,
    INVALIDATED;

    static ConsentStatus of(Episode.State state) {
        return switch (state) {
            case GIVEN -> GIVEN;
            case INVALID -> INVALIDATED;
            case UNSEEN, ENDED -> WITHDRAWN;
        };
    }
}
