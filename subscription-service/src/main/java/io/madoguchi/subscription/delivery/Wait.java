package io.madoguchi.subscription.delivery;

/** Why a mail that is not at its end has not left. */
public enum Wait {
    /** A sender has it in hand. */
    UNDER_WAY,
    /** Staff holds the issue. */
    ISSUE_HELD,
    /** Nothing leaves from here until an operator arms the senders. */
    SENDERS_NOT_ARMED,
    /** Whether somebody withdrew is not known for the moment. */
    CONSENT_NOT_HEARD,
    /** Its sending identity has no key, was not tested, or its relay is not bound (E9). */
    IDENTITY_NOT_READY,
    /** Staff paused the lane. */
    LANE_PAUSED,
    /** Its provider says no to nearly everything, and is left alone for a while. */
    CIRCUIT_OPEN,
    /** As many as its provider takes for the moment are under way. */
    LANE_FULL,
    /** It was put off, and is tried again at its time. */
    AGAIN_LATER,
    /** Others are before it. */
    IN_LINE
}
