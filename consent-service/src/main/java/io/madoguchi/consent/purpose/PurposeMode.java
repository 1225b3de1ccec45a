package io.madoguchi.consent.purpose;

/** What makes the use for a purpose lawful: the person's consent, or the notice that was given (APPI 21). */
public enum PurposeMode {
    CONSENT,
    NOTICE
}
