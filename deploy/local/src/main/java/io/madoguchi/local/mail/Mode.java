package io.madoguchi.local.mail;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the SMTP side behaves; everything but OK is for tests of a sender. */
enum Mode {
    OK,
    /** Keeps the mail and closes the connection without an answer: the sender cannot know. */
    DROP_AFTER_DOT,
    /** Answers the end of the data with 451 and keeps nothing. */
    DEFER_451,
    /** Refuses every recipient with 550. */
    REJECT_550,
    /** Keeps the mail and answers five seconds later. */
    SLOW;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Mode> of(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
    }
}
