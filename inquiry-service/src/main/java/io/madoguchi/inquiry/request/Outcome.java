package io.madoguchi.inquiry.request;

import java.util.EnumSet;
import java.util.Set;

/** What became of one right that was asked for. */
public enum Outcome implements Standing {
    OPEN,
    GRANTED,
    PARTLY,
    REFUSED,
    NOT_HELD,
    ALTERNATIVE,
    EXECUTING,
    EXECUTED,
    VERIFIED,
    NOTIFIED,
    WITHDRAWN;

    static final Set<Outcome> DECISIONS = EnumSet.of(GRANTED, PARTLY, REFUSED, NOT_HELD, ALTERNATIVE);

    /** Something must be done before the person can be told that it is done. */
    static final Set<Outcome> TO_EXECUTE = EnumSet.of(GRANTED, PARTLY, ALTERNATIVE);
}
