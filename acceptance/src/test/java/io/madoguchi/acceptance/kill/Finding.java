package io.madoguchi.acceptance.kill;

/** A broken promise, with whom it hit. */
record Finding(Fault fault, String who, String what) {

    enum Fault {
        /** P1: acknowledged, and not there. */
        LOST,
        /** P3, P6: there twice. */
        DOUBLED,
        /** P2: a mail that began after the acknowledged stop. */
        LATE,
        /** P5: another state than the last acknowledged command left. */
        WRONG_STATE,
        /** Work that nobody will do any more. */
        LEFT_OVER
    }
}
