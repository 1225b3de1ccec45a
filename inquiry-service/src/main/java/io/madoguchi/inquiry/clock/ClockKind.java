package io.madoguchi.inquiry.clock;

/** What must have happened when a clock has run down. */
public enum ClockKind {
    ACKNOWLEDGE,
    ANSWER,
    /** From the day after, the person may go to court (APPI Art. 39). */
    LAWSUIT
}
