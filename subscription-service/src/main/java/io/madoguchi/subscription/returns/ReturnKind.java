package io.madoguchi.subscription.returns;

/** What came back. */
enum ReturnKind {
    /** Refused for good. */
    HARD,
    /** Refused for now, or for what was in it. */
    SOFT,
    /** Still being tried elsewhere. */
    DELAYED,
    DELIVERED,
    COMPLAINT,
    /** Never counted, never answered (RFC 3834). */
    AUTO_REPLY,
    UNSUBSCRIBE,
    /** Not understood: kept, and listed for staff. */
    UNPARSED;

    boolean isBounce() {
        return this == HARD || this == SOFT;
    }
}
