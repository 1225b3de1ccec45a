package io.madoguchi.subscription.delivery;

/** The moments in the life of one sending at which a process can die. */
enum Step {
    WRITTEN,
    WIRED,
    MAIL_WRITTEN,
    MAIL_ANSWERED,
    RCPT_ANSWERED,
    DATA_ANSWERED,
    BODY_WRITTEN,
    DOT_WRITTEN,
    DOT_ANSWERED,
    SETTLED
}
