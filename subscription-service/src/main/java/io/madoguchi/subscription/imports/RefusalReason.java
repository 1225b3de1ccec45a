package io.madoguchi.subscription.imports;

/** Why an address gets no mail. */
enum RefusalReason {
    UNSUBSCRIBED,
    REFUSED,
    COMPLAINT,
    BOUNCE
}
