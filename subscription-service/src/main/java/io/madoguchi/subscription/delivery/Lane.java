package io.madoguchi.subscription.delivery;

/** Mails that share their connections and their pauses. */
enum Lane {
    SERVICE,
    BULK,
    /** Mails of issues: written by the thousand, leased in batches, kept in a journal while they are on the wire. */
    ISSUE
}
