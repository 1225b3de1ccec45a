package io.madoguchi.subscription.subscription;

/** What can happen to an episode. */
enum EpisodeFact {
    CONFIRMED,
    /** The reader left here. */
    LEFT,
    /** consent-service asked for the stop. */
    STOPPED_ELSEWHERE,
    /** The echo of a confirmation. */
    CONSENT_GIVEN,
    /** The echo of an end, or a withdrawal made at consent-service. */
    CONSENT_WITHDRAWN
}
