package io.madoguchi.subscription.identity;

/** Whether an identity may carry an issue now; its mails wait while it may not. */
public enum Standing {
    READY,
    /** No test mail was taken since its settings changed. */
    UNTESTED,
    /** There is no key, and nothing is sent unsigned. */
    WITHOUT_KEY,
    /** The vendor of its relay is not bound by a whole commitment in force (E9). */
    WITHOUT_COMMITMENT
}
