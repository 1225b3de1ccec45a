package io.madoguchi.inquiry.request;

import java.util.EnumSet;
import java.util.Set;

/** How far a case has come; it never goes back, except by being opened again. */
public enum Phase implements Standing {
    REOPENED,
    RECEIVED,
    ACKNOWLEDGED,
    ROUTED,
    WORKING,
    REVIEW,
    DECIDED,
    DELIVERING,
    ANSWERED,
    CLOSED,
    WITHDRAWN,
    MISDIRECTED,
    SPAM,
    DUPLICATE,
    NO_REPLY,
    PURGED;

    /** Somebody still owes an answer. */
    static final Set<Phase> OPEN =
            EnumSet.of(REOPENED, RECEIVED, ACKNOWLEDGED, ROUTED, WORKING, REVIEW, DECIDED, DELIVERING);

    /** Nothing has been decided. */
    static final Set<Phase> UNDECIDED = EnumSet.of(REOPENED, RECEIVED, ACKNOWLEDGED, ROUTED, WORKING, REVIEW);

    /** It ended without an answer. */
    static final Set<Phase> ENDED = EnumSet.of(WITHDRAWN, MISDIRECTED, SPAM, DUPLICATE, NO_REPLY);
}
