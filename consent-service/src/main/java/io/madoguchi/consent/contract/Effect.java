package io.madoguchi.consent.contract;

/** What a contract says about a purpose, from strict to free: where contracts contradict each other, the first prevails. */
public enum Effect {
    DENY,
    RESTRICT,
    ALLOW
}
