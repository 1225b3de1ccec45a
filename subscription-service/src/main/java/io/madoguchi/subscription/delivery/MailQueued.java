package io.madoguchi.subscription.delivery;

/** There may be something to send. */
record MailQueued() {}
