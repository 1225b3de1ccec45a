package io.madoguchi.subscription.delivery;

/** Whether the mails of an issue may leave. */
enum Gate {
    OPEN,
    HELD,
    CLOSED
}
