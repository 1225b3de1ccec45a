package io.madoguchi.acceptance.send;

/** How the receiver treats one mail. */
enum Conduct {
    TAKE,
    /** Says 250 and then breaks the line instead of hearing more. */
    TAKE_AND_RESET,
    /** Keeps it, and breaks the line without a word. */
    KEEP_AND_CUT,
    /** Loses it, and breaks the line without a word. */
    LOSE_AND_CUT,
    /** Takes it, one byte of each reply a second. */
    TAKE_SLOWLY,
    LATER_451,
    AWAY_421,
    NEVER_550
}
