package io.madoguchi.subscription.subscription;

/** The state after a fact, and whether the others must hear of it. */
record EpisodeStep(EpisodeState state, boolean told) {

    static EpisodeStep silent(EpisodeState state) {
        return new EpisodeStep(state, false);
    }
}
