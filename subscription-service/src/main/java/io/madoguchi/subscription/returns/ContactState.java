package io.madoguchi.subscription.returns;

/** What is done about a contact that bounces. Only the reader ends a pause. */
enum ContactState {
    FINE,
    /** Staff sees it; mail still goes. */
    WARNED,
    /** No mail of issues until the reader asks for it again. */
    PAUSED;

    ContactState after(boolean nobodyThere, double score, ReturnsConfig.Score rule) {
        if (this == PAUSED || nobodyThere || score >= rule.pauseAt()) {
            return PAUSED;
        }
        return score >= rule.warnAt() ? WARNED : FINE;
    }
}
