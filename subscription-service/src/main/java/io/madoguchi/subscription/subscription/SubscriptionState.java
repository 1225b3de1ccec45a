package io.madoguchi.subscription.subscription;

/** Where a subscription stands. */
public enum SubscriptionState {
    ACTIVE,
    PAUSED,
    ENDED
}
