package io.madoguchi.inquiry.clock;

/** Whose rule a clock follows. */
public enum Regime {
    APPI,
    GDPR,
    UK,
    CCPA,
    /** What the house asks of itself. */
    INTERNAL
}
