package io.madoguchi.subscription.subscription;

/**
 * The life of one opt-in episode. Facts come in any order and more than once; an end is final, an end before the
 * beginning is kept, and only what happened here first is told to others.
 */
enum EpisodeState {
    /** Asked for, or never heard of. */
    UNKNOWN,
    /** Ended before it was confirmed: it will never start. */
    STOPPED,
    LIVE,
    ENDED;

    /** What is known after this fact, and what others must hear. */
    EpisodeStep on(EpisodeFact fact) {
        return switch (this) {
            case UNKNOWN -> unknownOn(fact);
            case LIVE -> liveOn(fact);
            case STOPPED, ENDED -> EpisodeStep.silent(this);
        };
    }

    private static EpisodeStep unknownOn(EpisodeFact fact) {
        return switch (fact) {
            case CONFIRMED -> new EpisodeStep(LIVE, true);
            case LEFT, STOPPED_ELSEWHERE, CONSENT_WITHDRAWN -> EpisodeStep.silent(STOPPED);
            case CONSENT_GIVEN -> EpisodeStep.silent(UNKNOWN);
        };
    }

    private static EpisodeStep liveOn(EpisodeFact fact) {
        return switch (fact) {
            case CONFIRMED, CONSENT_GIVEN -> EpisodeStep.silent(LIVE);
            case LEFT -> new EpisodeStep(ENDED, true);
            case STOPPED_ELSEWHERE, CONSENT_WITHDRAWN -> EpisodeStep.silent(ENDED);
        };
    }
}
