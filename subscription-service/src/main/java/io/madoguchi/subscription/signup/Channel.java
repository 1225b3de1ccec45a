package io.madoguchi.subscription.signup;

/** How a sign-up came in: part of the evidence. */
public enum Channel {
    FORM,
    API,
    /** Given in a former system and taken over with its evidence. */
    IMPORT
}
