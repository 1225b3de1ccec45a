package io.madoguchi.consent.child;

/** Where a person stands towards the age limit; only the first and the third may be used like any other person. */
public enum ChildStanding {
    /** Nothing says that this is a child. */
    NONE,
    /** Known to be a child, and nobody answers for it: nothing may be used. */
    NO_GUARDIAN,
    /** A child, and a guardian answers for it with evidence. */
    GUARDED,
    /** Was removed as a child: nothing may be taken or used any more. */
    REMOVED
}
