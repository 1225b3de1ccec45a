package io.madoguchi.consent.change;

/** Where one person stands on a new use of data that was here before (E16); only {@code STARTED} opens it. */
public enum ChangeStanding {
    /** No announced change makes this version a new use for this person: the ordinary rules decide. */
    NONE,
    /** Announced; the notice is on its way, or the time to object runs. */
    WINDOW_OPEN,
    /** The notice could not be delivered, so the new use stays blocked. */
    UNREACHABLE,
    /** The person said no. */
    OBJECTED,
    /** Delivered, the time is over, and the person did not object. */
    STARTED
}
