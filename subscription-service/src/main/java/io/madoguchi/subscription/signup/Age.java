package io.madoguchi.subscription.signup;

/** The neutral choice in place of a date of birth (E14). */
public enum Age {
    SIXTEEN_OR_OVER,
    UNDER_SIXTEEN
}
