package io.madoguchi.subscription.signup;

/** Where a sign-up stands. */
public enum SignUpState {
    PENDING,
    CONFIRMED,
    EXPIRED,
    /** Everything was stopped before it was confirmed. */
    CANCELLED
}
