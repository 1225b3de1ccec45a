package io.madoguchi.subscription.delivery;

/** Mails that share their connections and their pauses. */
enum Lane {
    SERVICE,
    BULK
}
