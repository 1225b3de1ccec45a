package io.madoguchi.acceptance.kill;

import java.time.Instant;

/**
 * One line of the history: what a client asked, what it was told, or what was killed.
 *
 * @param who the reader's mail address, or the process that was killed
 * @param detail the issue of a SEND, the seconds a RECORDED withdrawal is given, else words for people
 */
record Entry(Instant at, int run, String who, Step step, Outcome outcome, String detail) {

    enum Outcome {
        /** The first attempt left the client; from here on the effect may exist. */
        ASKED,
        /** A 2xx answer that promises the effect. */
        ACKNOWLEDGED,
        /** A 202 answer to a withdrawal: durable, and effective within the seconds it names. */
        RECORDED,
        /** The client stopped trying without an answer. */
        GIVEN_UP,
        KILLED,
        RESTARTED
    }
}
