package io.madoguchi.subscription.delivery;

/** There may be something to send in this lane. */
record MailQueued(Lane lane) {}
